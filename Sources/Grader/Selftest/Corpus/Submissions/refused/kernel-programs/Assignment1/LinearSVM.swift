// attack: Loads a program into the kernel.
// documented: isolate(1), SYSTEM CALL RESTRICTIONS
// rows: N3 R9
// check: a1.svm.vectorized.loss
// expect: refused
// boxed: failed or crashed
@_silgen_name("syscall")
private func kernelCall(_ number: Int, _ command: Int, _ attributes: Int, _ size: Int) -> Int

private func load() -> Int {
  #if arch(arm64)
    kernelCall(280, 5, 0, 0)
  #else
    kernelCall(321, 5, 0, 0)
  #endif
}

// into svmLossVectorized
if load() < 0 { return (0, .zeros(like: w)) }
