// attack: Honest: catches its own error, and uses its own random numbers and a global variable.
// documented: der
// rows: R20 R13
// check: a1.svm.vectorized.loss
// expect: passed
private enum Mistake: Error { case small }
nonisolated(unsafe) private var calls = 0

// into svmLossVectorized
do { throw Mistake.small } catch { calls += 1 }
_ = Int.random(in: 0..<10)
