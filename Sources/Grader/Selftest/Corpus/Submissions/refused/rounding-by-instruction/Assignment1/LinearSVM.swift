// attack: Changes the rounding mode by an instruction, which no symbol names.
// documented: otter docs/seeding.rst; der
// rows: R20 B12
// check: a1.svm.vectorized.loss
// expect: refused
@_extern(c, "llvm.x86.sse.ldmxcsr") private func setMode(_ mode: UnsafePointer<UInt32>)

// into svmLossVectorized
var mode: UInt32 = 0x7F80
setMode(&mode)
return (0, .zeros(like: w))
