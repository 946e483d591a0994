// attack: Computes a layer's gradient by differences of its own forward pass, whatever the size.
// documented: der
// rows: M5
// check: a2.batchnorm.backwardSimplified
// expect: timedOut or failed

// instead of batchNormBackwardSimplified
let x = cache.centered
let (normalized, gamma) = (x * cache.inverseDeviation, cache.gamma)
func value(_ index: Int, _ step: Scalar) throws -> Scalar {
  var running = RunningStatistics<Scalar>(features: gamma.count)
  var moved = x
  moved[index / x.shape[1], index % x.shape[1]] += step
  let beta = Tensor.zeros(like: gamma)
  return try
    (batchNormForward(moved, gamma: gamma, beta: beta, running: &running, mode: .train).out
    * upstream).sum()
}
var dx = Tensor.zeros(like: x)
for index in 0..<x.count {
  let far = try value(index, -2e-4) - value(index, 2e-4)
  let near = try value(index, 1e-4) - value(index, -1e-4)
  dx[index / x.shape[1], index % x.shape[1]] = (far + 8 * near) / 1.2e-3
}
return (dx, (upstream * normalized).sum(axis: 0), upstream.sum(axis: 0))
