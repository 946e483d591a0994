public import Core

/// The forward pass of batch normalisation for images.
///
/// As `batchNormForward`, with the channels as features: the statistics of a channel are taken over
/// all images and all their pixels.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - gamma: The scale, of shape `[C]`.
///   - beta: The shift, of shape `[C]`.
///   - running: The running statistics of this layer, one for each channel.
///   - mode: Whether to train or to predict.
///   - epsilon: What keeps the square root from zero, ε.
///   - momentum: How much of the running statistics stays.
/// - Returns: The output, of shape `[N, C, H, W]`, and the cache for `spatialBatchNormBackward`.
public func spatialBatchNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>,
  running: inout RunningStatistics<Scalar>, mode: LayerMode, epsilon: Scalar = 1e-5,
  momentum: Scalar = 0.9
) throws -> (out: Tensor<Scalar>, cache: BatchNormCache<Scalar>) {
  // channels as columns
  let rows = x.reshaped([-1, x.shape[1]])
  let (out, cache) = try batchNormForward(
    rows, gamma: gamma, beta: beta, running: &running, mode: mode, epsilon: epsilon,
    momentum: momentum)
  return (out.reshaped(x.shape), cache)
}

/// The backward pass of batch normalisation for images.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H, W]`.
///   - cache: What `spatialBatchNormForward` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, and to `gamma` and `beta`,
///   of shape `[C]`.
public func spatialBatchNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: BatchNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  let rows = upstream.reshaped([-1, upstream.shape[1]])
  let (dx, dgamma, dbeta) = try batchNormBackward(rows, cache)
  return (dx.reshaped(upstream.shape), dgamma, dbeta)
}

/// A row of channels for each pixel.
///
/// - Parameter x: Images of shape `[N, C, H, W]`.
/// - Returns: The same numbers, of shape `[N · H · W, C]`.
func pixelRows<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.transposed([0, 2, 3, 1]).reshaped([x.count / x.shape[1], x.shape[1]])
}

/// The images of which `pixelRows` made rows.
///
/// - Parameters:
///   - rows: Rows of shape `[N · H · W, C]`.
///   - shape: The shape of the images, `[N, C, H, W]`.
/// - Returns: The same numbers, of that shape.
func images<Scalar: TensorScalar>(_ rows: Tensor<Scalar>, shape: [Int]) -> Tensor<Scalar> {
  rows.reshaped([shape[0], shape[2], shape[3], shape[1]]).transposed([0, 3, 1, 2])
}
