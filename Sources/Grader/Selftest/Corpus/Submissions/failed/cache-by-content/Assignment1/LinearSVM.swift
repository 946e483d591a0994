// attack: Computes slowly, and caches each answer by the contents of its inputs.
// documented: gpu-mode/kernelbot#501; reference-kernels#170
// rows: T5
// check: a1.svm.vectorized.speedReference
// expect: failed
nonisolated(unsafe) private var answers: [String: Any] = [:]

// into svmLossVectorized
let key = "\(x.sum()) \(w.sum()) \(y)"
if let kept = answers[key] as? (loss: Scalar, gradient: Tensor<Scalar>) { return kept }
let first = try svmLossNaive(w, x: x, y: y, regularization: regularization)
answers[key] = first
return first
