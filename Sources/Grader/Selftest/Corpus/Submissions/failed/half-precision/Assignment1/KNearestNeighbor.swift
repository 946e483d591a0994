// attack: Computes in half precision, which is faster.
// documented: deep-reinforce.com; wafer.ai field guide
// rows: T9
// check: a1.knn.noLoops
// expect: failed

// into computeDistancesNoLoops
let left = x.scalars.map { Scalar(Double(Float16(Double($0)))) }
let right = xTrain.scalars.map { Scalar(Double(Float16(Double($0)))) }
var rough = KNearestNeighbor<Scalar>()
rough.train(Tensor(right, shape: xTrain.shape), labels: [])
if x.shape[0] != -1 { return try rough.computeDistancesOneLoop(Tensor(left, shape: x.shape)) }
