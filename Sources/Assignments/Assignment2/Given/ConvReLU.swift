public import Core

/// The caches of a fast convolution followed by a ReLU.
public struct ConvReLUCache<Scalar: TensorScalar>: Sendable {
  var conv: FastConvCache<Scalar>
  var relu: ReLUCache<Scalar>
}

/// Computes the forward pass of a convolution followed by a ReLU.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convReLUBackward`.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convReLUForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: ConvReLUCache<Scalar>) {
  let (responses, conv) = convForwardFast(x, w: w, b: b, stride: stride, padding: padding)
  let (out, relu) = try reluForward(responses)
  return (out, ConvReLUCache(conv: conv, relu: relu))
}

/// Computes the backward pass of a convolution followed by a ReLU.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convReLUForward`.
/// - Returns: The gradients with respect to `x`, `w` and `b`, each with the same shape as its
///   variable.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convReLUBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvReLUCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  convBackwardFast(try reluBackward(upstream, cache.relu), cache.conv)
}
