public import Core

/// The caches of a fast convolution followed by batch normalization and a ReLU.
public struct ConvBatchNormReLUCache<Scalar: TensorScalar>: Sendable {
  var conv: FastConvCache<Scalar>
  var norm: BatchNormCache<Scalar>
  var relu: ReLUCache<Scalar>
}

/// The gradients of a convolution followed by batch normalization.
public struct ConvBatchNormGradients<Scalar: TensorScalar>: Sendable {
  /// The gradient with respect to the images, of shape `[N, C, H, W]`.
  public let dx: Tensor<Scalar>
  /// The gradient with respect to the filters, of shape `[F, C, HH, WW]`.
  public let dw: Tensor<Scalar>
  /// The gradient with respect to the biases, of shape `[F]`.
  public let db: Tensor<Scalar>
  /// The gradient with respect to the scale, of shape `[F]`.
  public let dgamma: Tensor<Scalar>
  /// The gradient with respect to the shift, of shape `[F]`.
  public let dbeta: Tensor<Scalar>
}

/// Computes the forward pass of a convolution followed by batch normalization and a ReLU.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - gamma: The scale, of shape `[F]`.
///   - beta: The shift, of shape `[F]`.
///   - stride: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
///   - running: The running statistics, one per filter.
///   - mode: Training mode or test mode.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBatchNormReLUBackward`.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convBatchNormReLUForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, gamma: Tensor<Scalar>,
  beta: Tensor<Scalar>, stride: Int, padding: Int, running: inout RunningStatistics<Scalar>,
  mode: LayerMode
) throws -> (out: Tensor<Scalar>, cache: ConvBatchNormReLUCache<Scalar>) {
  let (responses, conv) = convForwardFast(x, w: w, b: b, stride: stride, padding: padding)
  let (normalized, norm) = try spatialBatchNormForward(
    responses, gamma: gamma, beta: beta, running: &running, mode: mode)
  let (out, relu) = try reluForward(normalized)
  return (out, ConvBatchNormReLUCache(conv: conv, norm: norm, relu: relu))
}

/// Computes the backward pass of a convolution followed by batch normalization and a ReLU.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convBatchNormReLUForward`.
/// - Returns: The gradients.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func convBatchNormReLUBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvBatchNormReLUCache<Scalar>
) throws -> ConvBatchNormGradients<Scalar> {
  let (responses, dgamma, dbeta) = try spatialBatchNormBackward(
    reluBackward(upstream, cache.relu), cache.norm)
  let (dx, dw, db) = convBackwardFast(responses, cache.conv)
  return ConvBatchNormGradients(dx: dx, dw: dw, db: db, dgamma: dgamma, dbeta: dbeta)
}
