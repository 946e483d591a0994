public import Core

/// The values that the backward pass of a fast convolution needs from the forward pass.
public struct FastConvCache<Scalar: TensorScalar>: Sendable {
  var x: Tensor<Scalar>
  var w: Tensor<Scalar>
  var options: Conv2DOptions
}

/// The values that the backward pass of fast max pooling needs from the forward pass.
public struct FastPoolCache: Sendable {
  var indices: [Int32]
  var inputShape: [Int]
  var options: Pool2DOptions
}

/// Computes the same output as `convForwardNaive`, using Core's kernels.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardFast`.
public func convForwardFast<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int
) -> (out: Tensor<Scalar>, cache: FastConvCache<Scalar>) {
  let options = Conv2DOptions(
    stride: Extent2D(stride, stride), padding: Extent2D(padding, padding))
  let out = conv2d(x, weight: w, bias: b, options)
  return (out, FastConvCache(x: x, w: w, options: options))
}

/// Computes the same gradients as `convBackwardNaive`, using Core's kernels.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convForwardFast`.
/// - Returns: The gradients with respect to `x`, `w` and `b`, each with the same shape as its
///   variable.
public func convBackwardFast<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: FastConvCache<Scalar>
) -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  let gradients = conv2dBackward(upstream, x: cache.x, weight: cache.w, cache.options)
  return (gradients.x, gradients.weight, gradients.bias)
}

/// Computes only the gradients of the filters and biases, which is enough in the first layer.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convForwardFast`.
/// - Returns: The gradients with respect to `w` and `b`, each with the same shape as its variable.
public func convWeightGradientsFast<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: FastConvCache<Scalar>
) -> (dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  let dw = conv2dWeightGradient(
    upstream, x: cache.x, weightShape: cache.w.shape, cache.options)
  return (dw, conv2dBiasGradient(upstream))
}

/// Computes the same output as `maxPoolForwardNaive`, using Core's kernels.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window and its stride.
/// - Returns: The output, of shape `[N, C, H′, W′]`, and the cache for `maxPoolBackwardFast`.
public func maxPoolForwardFast<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: PoolWindow
) -> (out: Tensor<Scalar>, cache: FastPoolCache) {
  let options = Pool2DOptions(
    window: Extent2D(window.height, window.width), stride: Extent2D(window.stride, window.stride))
  let result = maxPool2D(x, options)
  return (
    result.output, FastPoolCache(indices: result.indices, inputShape: x.shape, options: options)
  )
}

/// Computes the same gradient as `maxPoolBackwardNaive`, using Core's kernels.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H′, W′]`.
///   - cache: The cache from `maxPoolForwardFast`.
/// - Returns: The gradient with respect to `x`, of shape `[N, C, H, W]`.
public func maxPoolBackwardFast<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: FastPoolCache
) -> Tensor<Scalar> {
  maxPool2DBackward(
    upstream, indices: cache.indices, inputShape: cache.inputShape, cache.options)
}
