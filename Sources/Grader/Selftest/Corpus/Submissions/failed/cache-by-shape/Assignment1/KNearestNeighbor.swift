// attack: Is slow on the first call for each shape, and fast and correct on all later ones, as if
//   it had cached something.
// documented: gpu-mode/kernelbot#501; tensara#238; flashinfer-bench-starter-kit#21
// rows: T5 T6 T10
// check: a1.knn.noLoops.speed
// expect: failed
nonisolated(unsafe) private var shapes: Set<String> = []

// into computeDistancesNoLoops
if shapes.insert("\(x.shape) \(xTrain.shape)").inserted { return try computeDistancesTwoLoops(x) }
