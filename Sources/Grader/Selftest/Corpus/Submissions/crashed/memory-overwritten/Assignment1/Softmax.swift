// attack: Overwrites all memory before its inputs.
// documented: pygpubench#23
// rows: R6
// check: a1.softmax.naive.loss
// expect: crashed or refused

// into softmaxLossNaive
x.scalars.withUnsafeBufferPointer { inputs in
  guard let start = inputs.baseAddress else { return }
  for step in 1..<1_000_000_000 { UnsafeMutablePointer(mutating: start - step).pointee = 1 }
}
