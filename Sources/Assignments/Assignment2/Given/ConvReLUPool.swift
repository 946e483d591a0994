public import Core

/// The caches of a fast convolution followed by a ReLU and max pooling.
public struct ConvReLUPoolCache<Scalar: TensorScalar>: Sendable {
  var conv: FastConvCache<Scalar>
  var pool: FastPoolCache
  var relu: ReLUCache<Scalar>
}

/// Computes the forward pass of a convolution followed by a ReLU and max pooling.
///
/// ReLU and max pooling give the same result in either order, so the ReLU runs last, on fewer
/// elements.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
///   - window: The pooling window and its stride.
/// - Returns: The output, of shape `[N, F, H″, W″]`, and the cache for `convReLUPoolBackward`.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convReLUPoolForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int,
  window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: ConvReLUPoolCache<Scalar>) {
  let (responses, conv) = convForwardFast(x, w: w, b: b, stride: stride, padding: padding)
  let (largest, pool) = maxPoolForwardFast(responses, window)
  let (out, relu) = try reluForward(largest)
  return (out, ConvReLUPoolCache(conv: conv, pool: pool, relu: relu))
}

/// Computes the backward pass of a convolution followed by a ReLU and max pooling.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H″, W″]`.
///   - cache: The cache from `convReLUPoolForward`.
/// - Returns: The gradients with respect to `x`, `w` and `b`, each with the same shape as its
///   variable.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convReLUPoolBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvReLUPoolCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  convBackwardFast(
    maxPoolBackwardFast(try reluBackward(upstream, cache.relu), cache.pool), cache.conv)
}

/// Computes only the gradients of the filters and biases, which is enough in the first layer.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H″, W″]`.
///   - cache: The cache from `convReLUPoolForward`.
/// - Returns: The gradients with respect to `w` and `b`, each with the same shape as its variable.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convReLUPoolWeightGradients<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvReLUPoolCache<Scalar>
) throws -> (dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  convWeightGradientsFast(
    maxPoolBackwardFast(try reluBackward(upstream, cache.relu), cache.pool), cache.conv)
}
