public import Core

/// What the backward pass of layer normalisation needs from the forward pass.
public struct LayerNormCache<Scalar: TensorScalar>: Sendable {
  var xhat: Tensor<Scalar>
  var std: Tensor<Scalar>
  var gamma: Tensor<Scalar>
}

/// The forward pass of layer normalisation.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// Mean and (biased) variance are those of each example over its features. So nothing depends on the
/// other examples, and training and prediction are the same. "Layer Normalization", Ba, Kiros and
/// Hinton, 2016.
///
/// - Parameters:
///   - x: The input, of shape `[N, D]`.
///   - gamma: The scale, of shape `[D]`.
///   - beta: The shift, of shape `[D]`.
///   - epsilon: What keeps the square root from zero, ε.
/// - Returns: The output, of shape `[N, D]`, and the cache for `layerNormBackward`.
public func layerNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, epsilon: Scalar = 1e-5
) throws -> (out: Tensor<Scalar>, cache: LayerNormCache<Scalar>) {
  let centered = x - x.mean(axis: 1, keepDims: true)
  let variance = (centered * centered).mean(axis: 1, keepDims: true)
  let std = (variance + epsilon).squareRoot()
  let xhat = centered / std
  return (gamma * xhat + beta, LayerNormCache(xhat: xhat, std: std, gamma: gamma))
}

/// The backward pass of layer normalisation.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: What `layerNormForward` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`, and to `gamma` and `beta`, of
///   shape `[D]`.
public func layerNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: LayerNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  // the short formula of batch norm, along the other axis
  let d = Scalar(upstream.shape[1])
  let sum = upstream.sum(axis: 1, keepDims: true)
  let product = (upstream * cache.xhat).sum(axis: 1, keepDims: true)
  let dx = cache.gamma / cache.std / d * (d * upstream - sum - cache.xhat * product)
  let dgamma = (upstream * cache.xhat).sum(axis: 0)
  return (dx, dgamma, upstream.sum(axis: 0))
}
