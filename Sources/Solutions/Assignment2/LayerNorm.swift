public import Core

/// The values that the backward pass of layer normalization needs from the forward pass.
public struct LayerNormCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The normalized input, of shape `[N, D]`.
  var normalized: Tensor<Scalar>
  /// One over the standard deviation of each example, of shape `[N, 1]`.
  var inverseDeviation: Tensor<Scalar>
  /// The scale, of shape `[D]`.
  var gamma: Tensor<Scalar>
  // END SOLUTION
}

/// Computes the forward pass of layer normalization.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// The mean and (biased) variance are computed per example, over its features. The
/// output for an example does not depend on the other examples, so the layer works the same way in
/// training and at test time. Ba, Kiros and Hinton, "Layer Normalization", 2016.
///
/// - Parameters:
///   - x: The input, of shape `[N, D]`.
///   - gamma: The scale, of shape `[D]`.
///   - beta: The shift, of shape `[D]`.
///   - epsilon: A small constant ε added to the variance for numerical stability.
/// - Returns: The output, of shape `[N, D]`, and the cache for `layerNormBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func layerNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, epsilon: Scalar = 1e-5
) throws -> (out: Tensor<Scalar>, cache: LayerNormCache<Scalar>) {
  // BEGIN SOLUTION: normalize each example, scale and shift
  let variance = x.variance(axis: 1, keepDims: true)  // [N, 1]
  let inverseDeviation = 1 / (variance + epsilon).squareRoot()  // [N, 1]
  let normalized = (x - x.mean(axis: 1, keepDims: true)) * inverseDeviation  // [N, D]
  let cache = LayerNormCache(
    normalized: normalized, inverseDeviation: inverseDeviation, gamma: gamma)
  return (gamma * normalized + beta, cache)
  // END SOLUTION
}

/// Computes the backward pass of layer normalization.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: The cache from `layerNormForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`, and to `gamma` and `beta`, of
///   shape `[D]`.
/// - Throws: `NotImplemented` until you have written it.
public func layerNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: LayerNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  // BEGIN SOLUTION: compute the gradients as for batch normalization, along the other axis
  let normalized = cache.normalized  // [N, D]
  let featureCount = Scalar(normalized.shape[1])
  let dnormalized = upstream * cache.gamma  // [N, D]
  let sums = dnormalized.sum(axis: 1, keepDims: true)  // [N, 1]
  let products = (dnormalized * normalized).sum(axis: 1, keepDims: true)  // [N, 1]
  let factor = cache.inverseDeviation / featureCount  // [N, 1]
  let dx = factor * (featureCount * dnormalized - sums - normalized * products)
  return (dx, (upstream * normalized).sum(axis: 0), upstream.sum(axis: 0))
  // END SOLUTION
}
