// attack: Slows down its own naive version, so that a slow vectorized version looks fast beside it.
// documented: kernelguard HARNESS_RUNTIME_PATCHING; pygpubench PR #7
// rows: T11
// check: a1.softmax.vectorized.speed
// expect: failed
nonisolated(unsafe) private var hurries = false

// into softmaxLossNaive
if !hurries, x.shape[0] > 100 {
  hurries = true
  defer { hurries = false }
  for _ in 0..<20 { _ = try softmaxLossNaive(w, x: x, y: y, regularization: regularization) }
}

// into softmaxLossVectorized
if x.shape[0] > 100 {
  hurries = true
  defer { hurries = false }
  for _ in 0..<3 { _ = try softmaxLossNaive(w, x: x, y: y, regularization: regularization) }
  return try softmaxLossNaive(w, x: x, y: y, regularization: regularization)
}
