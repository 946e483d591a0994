public import Core

/// The values that the backward pass of group normalization needs from the forward pass.
public struct SpatialGroupNormCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The normalized input, one row per group of each image, of shape `[N · G, C / G · H · W]`.
  var normalized: Tensor<Scalar>
  /// One over the standard deviation of each row of the normalized input, of shape `[N · G, 1]`.
  var inverseDeviation: Tensor<Scalar>
  /// The scale, of shape `[1, C, 1, 1]`.
  var gamma: Tensor<Scalar>
  // END SOLUTION
}

/// Computes the forward pass of group normalization for images.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// The channels of each image are divided into G groups of consecutive channels. The mean and
/// (biased) variance are computed per group, over its C / G channels and all their pixels. Wu and
/// He, "Group Normalization", 2018.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - gamma: The scale, of shape `[1, C, 1, 1]`.
///   - beta: The shift, of shape `[1, C, 1, 1]`.
///   - groups: The number of groups, G, which must divide C.
///   - epsilon: A small constant ε added to the variance for numerical stability.
/// - Returns: The output, of shape `[N, C, H, W]`, and the cache for `spatialGroupNormBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func spatialGroupNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, groups: Int,
  epsilon: Scalar = 1e-5
) throws -> (out: Tensor<Scalar>, cache: SpatialGroupNormCache<Scalar>) {
  // BEGIN SOLUTION: normalize each group of each image, scale and shift
  let rows = x.reshaped([x.shape[0] * groups, x.count / (x.shape[0] * groups)])
  let variance = rows.variance(axis: 1, keepDims: true)  // [N · G, 1]
  let inverseDeviation = 1 / (variance + epsilon).squareRoot()  // [N · G, 1]
  let normalized = (rows - rows.mean(axis: 1, keepDims: true)) * inverseDeviation
  let out = gamma * normalized.reshaped(x.shape) + beta  // [N, C, H, W]
  let cache = SpatialGroupNormCache(
    normalized: normalized, inverseDeviation: inverseDeviation, gamma: gamma)
  return (out, cache)
  // END SOLUTION
}

/// Computes the backward pass of group normalization for images.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H, W]`.
///   - cache: The cache from `spatialGroupNormForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, and to `gamma` and
///   `beta`, of shape `[1, C, 1, 1]`.
/// - Throws: `NotImplemented` until you have written it.
public func spatialGroupNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: SpatialGroupNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  // BEGIN SOLUTION: compute the gradients as for layer normalization, per group
  let normalized = cache.normalized  // [N · G, C / G · H · W]
  let length = Scalar(normalized.shape[1])
  let dgamma = (upstream * normalized.reshaped(upstream.shape))
    .sum(axes: [0, 2, 3], keepDims: true)  // [1, C, 1, 1]
  let dbeta = upstream.sum(axes: [0, 2, 3], keepDims: true)  // [1, C, 1, 1]
  let dnormalized = (upstream * cache.gamma).reshaped(normalized.shape)
  let sums = dnormalized.sum(axis: 1, keepDims: true)  // [N · G, 1]
  let products = (dnormalized * normalized).sum(axis: 1, keepDims: true)  // [N · G, 1]
  let factor = cache.inverseDeviation / length  // [N · G, 1]
  let dx = factor * (length * dnormalized - sums - normalized * products)
  return (dx.reshaped(upstream.shape), dgamma, dbeta)
  // END SOLUTION
}
