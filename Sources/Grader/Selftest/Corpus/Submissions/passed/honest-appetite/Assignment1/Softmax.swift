// attack: Honest: briefly uses two hundred megabytes of memory, and prints a thousand lines.
// documented: der
// rows: D4 D6
// check: a1.softmax.vectorized.loss
// expect: passed

// into softmaxLossVectorized
let much = [UInt8](repeating: 1, count: 200 << 20)
for line in 0..<1000 { print("line \(line) of \(much.count)") }
