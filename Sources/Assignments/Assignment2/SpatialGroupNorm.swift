public import Core

/// The values that the backward pass of group normalization needs from the forward pass.
public struct SpatialGroupNormCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
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
  try todo("normalize each group of each image, scale and shift")
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
  try todo("compute the gradients as for layer normalization, per group")
}
