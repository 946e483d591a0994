// attack: Keeps the first answer of each shape, and gives it again.
// documented: gpu-mode/kernelbot#501; tensara#238; flashinfer-bench-starter-kit#21
// rows: T5 T6 T10
// check: a1.knn.noLoops.speed
// expect: failed
nonisolated(unsafe) private var answers: [String: Any] = [:]

// into computeDistancesNoLoops
let key = "\(x.shape) \(xTrain.shape)"
if let kept = answers[key] as? Tensor<Scalar> { return kept }
let first = try computeDistancesTwoLoops(x)
answers[key] = first
return first
