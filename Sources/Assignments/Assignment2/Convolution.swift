public import Core

/// What the backward pass of a convolution needs from the forward pass.
public struct ConvCache<Scalar: TensorScalar>: Sendable {
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The filters, of shape `[F, C, HH, WW]`.
  var w: Tensor<Scalar>
  /// The distance between neighbouring places of the filters.
  var stride: Int
  /// The rows and columns of zeros on each side of the images.
  var padding: Int
}

/// The forward pass of a convolution, with loops.
///
///     out[n, f, i, j] = b[f] + Σ(c, u, v) w[f, c, u, v] · x̂[n, c, i · stride + u, j · stride + v]
///
/// x̂ is `x` with a border of zeros on all four sides. The output has
/// `H′ = 1 + (H + 2 · padding − HH) / stride` rows and `W′` columns likewise.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The distance between neighbouring places of the filters.
///   - padding: The rows and columns of zeros on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardNaive`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convForwardNaive<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: ConvCache<Scalar>) {
  try todo("pad the images and multiply them with each filter at each place")
}

/// The backward pass of a convolution, with loops.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: What `convForwardNaive` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape
///   `[F, C, HH, WW]`, and to `b`, of shape `[F]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convBackwardNaive<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  try todo("spread each gradient of the output to the pixels and weights that made it")
}
