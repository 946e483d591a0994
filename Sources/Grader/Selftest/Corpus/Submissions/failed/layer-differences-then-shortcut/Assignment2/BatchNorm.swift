// attack: Takes the gradient of small inputs from differences of its own forward pass, and leaves
//   the statistics out of the gradient of large ones.
// documented: der
// rows: M5
// check: a2.batchnorm.backward
// expect: failed

// instead of batchNormBackward
let x = cache.centered
let (normalized, gamma) = (x * cache.inverseDeviation, cache.gamma)
let (dgamma, dbeta) = ((upstream * normalized).sum(axis: 0), upstream.sum(axis: 0))
if x.count > 1000 { return (upstream * gamma * cache.inverseDeviation, dgamma, dbeta) }
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
return (dx, dgamma, dbeta)
