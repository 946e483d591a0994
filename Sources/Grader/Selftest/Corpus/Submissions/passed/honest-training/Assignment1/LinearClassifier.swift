// attack: Honest: prints while it trains.
// documented: der
// rows: M4 M2
// check: a1.svm.accuracy
// expect: passed

// into descend
if learningRate > 1 { print("fast") }
