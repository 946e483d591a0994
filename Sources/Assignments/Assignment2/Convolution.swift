public import Core

/// The values that the backward pass of a convolution needs from the forward pass.
public struct ConvCache<Scalar: TensorScalar>: Sendable {
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The filters, of shape `[F, C, HH, WW]`.
  var w: Tensor<Scalar>
  /// The stride: the distance between neighboring filter positions.
  var stride: Int
  /// The number of rows and columns of zeros added on each side of the images.
  var padding: Int
}

/// Computes the forward pass of a convolution, with loops.
///
///     out[n, f, i, j] = b[f] + Σ(c, u, v) w[f, c, u, v] · x̂[n, c, i · step + u, j · step + v]
///
/// x̂ is `x` with zero padding on all four sides. The output has `H′ = 1 + (H + 2 · padding − HH) /
/// step` rows; `W′` is computed the same way.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - step: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardNaive`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convForwardNaive<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride step: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: ConvCache<Scalar>) {
  try todo("pad the images and apply each filter at each position")
}

/// Computes the backward pass of a convolution, with loops.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convForwardNaive`.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape `[F, C,
///   HH, WW]`, and to `b`, of shape `[F]`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convBackwardNaive<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  try todo("add each output gradient's contribution to its pixels and weights")
}
