// attack: Does slow work at the first call of each shape, and is fast and right in all later ones,
//   as
//   if it had kept what it needs.
// documented: gpu-mode/kernelbot#501; tensara#238; flashinfer-bench-starter-kit#21
// rows: T5 T6 T10
// check: a1.knn.noLoops.speed
// expect: failed
nonisolated(unsafe) private var shapes: Set<String> = []

// into computeDistancesNoLoops
if shapes.insert("\(x.shape) \(xTrain.shape)").inserted { return try computeDistancesTwoLoops(x) }
