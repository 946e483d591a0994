// attack: Honest: makes a table once and uses it in all calls.
// documented: der
// rows: T5 T8
// check: a1.softmax.vectorized.speedReference
// expect: passed
private let table: [Double] = (0..<10_000).map { Double($0) * 0.5 }

// into softmaxLossVectorized
_ = table[1]
