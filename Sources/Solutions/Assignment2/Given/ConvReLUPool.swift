public import Core

/// The caches of a fast convolution with a ReLU and a max pooling behind it.
public struct ConvReLUPoolCache<Scalar: TensorScalar>: Sendable {
  var conv: FastConvCache<Scalar>
  var pool: FastPoolCache
  var relu: ReLUCache<Scalar>
}

/// The forward pass of a convolution with a ReLU and a max pooling behind it.
///
/// The largest of rectified numbers is the largest number, rectified: so the ReLU comes last, where there
/// are fewer numbers.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The distance between neighbouring places of the filters.
///   - padding: The rows and columns of zeros on each side of the images.
///   - window: The window of the pooling and its stride.
/// - Returns: The output, of shape `[N, F, H″, W″]`, and the cache for `convReLUPoolBackward`.
public func convReLUPoolForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int,
  window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: ConvReLUPoolCache<Scalar>) {
  let (responses, conv) = convForwardFast(x, w: w, b: b, stride: stride, padding: padding)
  let (largest, pool) = maxPoolForwardFast(responses, window)
  let (out, relu) = try reluForward(largest)
  return (out, ConvReLUPoolCache(conv: conv, pool: pool, relu: relu))
}

/// The backward pass of a convolution with a ReLU and a max pooling behind it.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H″, W″]`.
///   - cache: What `convReLUPoolForward` kept.
/// - Returns: The gradients with respect to `x`, `w` and `b`, in their shapes.
public func convReLUPoolBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvReLUPoolCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  convBackwardFast(
    maxPoolBackwardFast(try reluBackward(upstream, cache.relu), cache.pool), cache.conv)
}

/// What `convReLUPoolBackward` returns without the gradient of the images, which a first layer does not
/// need.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H″, W″]`.
///   - cache: What `convReLUPoolForward` kept.
/// - Returns: The gradients with respect to `w` and `b`, in their shapes.
public func convReLUPoolWeightGradients<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvReLUPoolCache<Scalar>
) throws -> (dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  convWeightGradientsFast(
    maxPoolBackwardFast(try reluBackward(upstream, cache.relu), cache.pool), cache.conv)
}
