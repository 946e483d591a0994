// attack: Asks the processor what it is, by a header of the compiler.
// documented: nbgrader FAQ; kernelguard EVALUATOR_MODE_BRANCH
// rows: R14 B12
// check: a1.twoLayer.scores
// expect: refused
import _Builtin_intrinsics.intel.cpuid

// into forward
return (.zeros([x.shape[0], b2.count]), .zeros([x.shape[0], b1.count]))
