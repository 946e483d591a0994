// attack: Allocates memory without limit.
// documented: DOMjudge test-memsize
// rows: D4
// check: a1.svm.vectorized.loss
// expect: crashed or timedOut

// into svmLossVectorized
var kept: [[UInt8]] = []
while true { kept.append([UInt8](repeating: 1, count: 64 << 20)) }
