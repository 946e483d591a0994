public import Core

/// The values that the backward pass of im2col max pooling needs from the forward pass.
public struct Im2colPoolCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Computes the same output as `maxPoolForwardNaive`, by taking the maximum of each column.
///
/// Each channel is treated as a separate image, so that each column holds the pixels of one window.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window and its stride.
/// - Returns: The output, of shape `[N, C, H′, W′]`, and the cache for `maxPoolBackwardIm2col`.
/// - Throws: `NotImplemented` until you have written it.
public func maxPoolForwardIm2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: Im2colPoolCache<Scalar>) {
  try todo("take the maximum of each column")
}

/// Computes the backward pass of im2col max pooling.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H′, W′]`.
///   - cache: The cache from `maxPoolForwardIm2col`.
/// - Returns: The gradient with respect to `x`, of shape `[N, C, H, W]`.
/// - Throws: `NotImplemented` until you have written it.
public func maxPoolBackwardIm2col<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: Im2colPoolCache<Scalar>
) throws -> Tensor<Scalar> {
  try todo("put each gradient at its maximum in the columns, then apply col2im")
}
