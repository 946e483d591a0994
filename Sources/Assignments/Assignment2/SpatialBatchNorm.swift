public import Core

/// Computes the forward pass of batch normalization for images.
///
/// Like `batchNormForward`, with channels as features: the statistics of a channel are computed
/// over all images and all their pixels.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - gamma: The scale, of shape `[C]`.
///   - beta: The shift, of shape `[C]`.
///   - running: The running statistics of this layer, one per channel.
///   - mode: Training mode or test mode.
///   - epsilon: A small constant ε added to the variance for numerical stability.
///   - momentum: The decay rate of the running statistics.
/// - Returns: The output, of shape `[N, C, H, W]`, and the cache for `spatialBatchNormBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func spatialBatchNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>,
  running: inout RunningStatistics<Scalar>, mode: LayerMode, epsilon: Scalar = 1e-5,
  momentum: Scalar = 0.9
) throws -> (out: Tensor<Scalar>, cache: BatchNormCache<Scalar>) {
  try todo("turn each pixel's channels into a row, then apply batch normalization")
}

/// Computes the backward pass of batch normalization for images.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H, W]`.
///   - cache: The cache from `spatialBatchNormForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, and to `gamma` and
///   `beta`, of shape `[C]`.
/// - Throws: `NotImplemented` until you have written it.
public func spatialBatchNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: BatchNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  try todo("turn each pixel's channels into a row, then use a batchNorm backward pass")
}

/// Rearranges images so that each pixel is a row of channels.
///
/// - Parameter x: The images, of shape `[N, C, H, W]`.
/// - Returns: The same elements, of shape `[N · H · W, C]`.
func pixelRows<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  x.transposed([0, 2, 3, 1]).reshaped([x.count / x.shape[1], x.shape[1]])
}

/// Turns rows of channels back into images: the inverse of `pixelRows`.
///
/// - Parameters:
///   - rows: The rows, of shape `[N · H · W, C]`.
///   - shape: The shape of the images, `[N, C, H, W]`.
/// - Returns: The same elements, in that shape.
func images<Scalar: TensorScalar>(_ rows: Tensor<Scalar>, shape: [Int]) -> Tensor<Scalar> {
  rows.reshaped([shape[0], shape[2], shape[3], shape[1]]).transposed([0, 3, 1, 2])
}
