// attack: Imports a header of the compiler after a line that ends in dots, as if the word were the
//   name of a member.
// documented: kernelguard EVALUATOR_MODE_BRANCH
// rows: R14 B12
// check: a1.softmax.naive.loss
// expect: refused
private let allExamples = 0...
import _Builtin_intrinsics.intel.cpuid

// into softmaxLossNaive
return (0, .zeros(like: w))
