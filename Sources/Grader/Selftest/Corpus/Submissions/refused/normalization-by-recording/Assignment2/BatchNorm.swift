// attack: Takes the gradient of batch normalization from automatic differentiation.
// documented: der
// rows: R16 M5
// check: a2.batchnorm.backward
// expect: refused
// boxed: refused

// instead of batchNormBackward
let normalized = cache.centered * cache.inverseDeviation
let x = Variable(cache.centered, requiresGradient: true)
let variance = x.square().mean(axis: 0)
let centered = x - x.mean(axis: 0)
let out = centered / (variance + Scalar(1e-5)).squareRoot() * Variable(cache.gamma)
out.backward(upstream)
let dx = x.gradient ?? upstream
return (dx, (upstream * normalized).sum(axis: 0), upstream.sum(axis: 0))
