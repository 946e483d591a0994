public import Core

/// The values that the backward pass of an im2col convolution needs from the forward pass.
public struct Im2colConvCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Computes the same output as `convForwardNaive`, with matrix products of filters and columns.
///
/// With the filters as the rows of a matrix `[F, C · HH · WW]`, the output `[F, H′ · W′]` of one
/// image is
///
///     rows · columns + b
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - step: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardIm2col`.
/// - Throws: `NotImplemented` until you have written it.
public func convForwardIm2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride step: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: Im2colConvCache<Scalar>) {
  try todo("multiply the filters by the columns of im2col")
}

/// Computes the backward pass of an im2col convolution.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convForwardIm2col`.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape `[F, C,
///   HH, WW]`, and to `b`, of shape `[F]`.
/// - Throws: `NotImplemented` until you have written it.
public func convBackwardIm2col<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: Im2colConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  try todo("backpropagate through the matrix product, and through im2col with col2im")
}
