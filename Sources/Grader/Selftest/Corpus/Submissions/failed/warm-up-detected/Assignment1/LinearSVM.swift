// attack: Assumes that the first call of a process is the warm-up and is slow in it, so that fewer
//   rounds are measured; it computes all later calls honestly.
// documented: gpu-mode/pygpubench PR #7
// rows: T7
// check: a1.svm.vectorized.speedReference
// expect: failed
nonisolated(unsafe) private var calls = 0

// into svmLossVectorized
calls += 1
if calls == 1 { _ = try svmLossNaive(w, x: x, y: y, regularization: regularization) }
