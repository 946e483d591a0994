public import Core

/// What the backward pass of a max pooling by columns needs from the forward pass.
public struct Im2colPoolCache<Scalar: TensorScalar>: Sendable {
  // To do: keep what the backward pass needs
}

/// The same as `maxPoolForwardNaive`, as the maximum of each column.
///
/// Each channel is an image of its own here, so that a column has the pixels of one window.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window and its stride.
/// - Returns: The output, of shape `[N, C, H′, W′]`, and the cache for `maxPoolBackwardIm2col`.
public func maxPoolForwardIm2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: Im2colPoolCache<Scalar>) {
  try todo("take the largest number of each column")
}

/// The backward pass of a max pooling by columns.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H′, W′]`.
///   - cache: What `maxPoolForwardIm2col` kept.
/// - Returns: The gradient with respect to `x`, of shape `[N, C, H, W]`.
public func maxPoolBackwardIm2col<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: Im2colPoolCache<Scalar>
) throws -> Tensor<Scalar> {
  try todo("put each gradient into its column, where the maximum was, and add the columns up")
}
