// attack: Calls the kernel of layer normalization, which is not public, through the testable
//   import.
// documented: der
// rows: R16 M5
// check: a2.layernorm.forward
// expect: refused
// boxed: refused
@testable import Core

// instead of layerNormForward
let forward = layerNorm(x, gamma: gamma, beta: beta, epsilon: epsilon)
let inverse = forward.inverseDeviation.reshaped([x.shape[0], 1])
let cache = LayerNormCache(
  normalized: (x - x.mean(axis: 1, keepDims: true)) * inverse, inverseDeviation: inverse,
  gamma: gamma)
return (forward.output, cache)
