// attack: Caches answers by the address of the inputs, which later memory of the same size reuses.
// documented: gpu-mode/kernelbot#501; reference-kernels#160
// rows: T5
// check: a1.softmax.vectorized.speedReference
// expect: failed
nonisolated(unsafe) private var answers: [Int: Any] = [:]

// into softmaxLossVectorized
let address = x.scalars.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
if let kept = answers[address] as? (loss: Scalar, gradient: Tensor<Scalar>) { return kept }
let first = try softmaxLossNaive(w, x: x, y: y, regularization: regularization)
answers[address] = first
return first
