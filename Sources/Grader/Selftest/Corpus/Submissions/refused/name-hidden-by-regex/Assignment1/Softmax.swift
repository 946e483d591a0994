// attack: Hides the attribute that names a function of C with a regular expression like a string.
// documented: der
// rows: B12 R1
// check: a1.softmax.naive.loss
// expect: refused
private let quote = /"/; @_silgen_name("exit") private func leave(_ code: Int32)  // "

// into softmaxLossNaive
leave(0)
