public import Core

/// The running means and variances that batch normalization collects in training and uses at test
/// time.
public struct RunningStatistics<Scalar: TensorScalar>: Sendable, Equatable {
  /// The running means, of shape `[D]`.
  public var mean: Tensor<Scalar>
  /// The running variances, of shape `[D]`.
  public var variance: Tensor<Scalar>

  /// Creates statistics that are all zero.
  ///
  /// - Parameter features: The number of features, D.
  public init(features: Int) {
    mean = .zeros([features])
    variance = .zeros([features])
  }
}

/// The values that the backward passes of batch normalization need from the forward pass.
public struct BatchNormCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward passes need
}

/// Computes the forward pass of batch normalization.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// In training mode, each feature is normalized with the mean and (biased) variance of the
/// minibatch, and the running statistics are updated:
///
///     running = momentum · running + (1 − momentum) · sample
///
/// At test time, the running statistics are used instead and do not change. Ioffe and Szegedy,
/// "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
/// 2015; the running average follows Torch rather than the paper.
///
/// - Parameters:
///   - x: The input, of shape `[N, D]`.
///   - gamma: The scale, of shape `[D]`.
///   - beta: The shift, of shape `[D]`.
///   - running: The running statistics of this layer.
///   - mode: Training mode or test mode.
///   - epsilon: A small constant ε added to the variance for numerical stability.
///   - momentum: The decay rate of the running statistics.
/// - Returns: The output, of shape `[N, D]`, and the cache for the backward passes, which are
///   defined in training mode only.
/// - Throws: `NotImplemented` until you have written it.
public func batchNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>,
  running: inout RunningStatistics<Scalar>, mode: LayerMode, epsilon: Scalar = 1e-5,
  momentum: Scalar = 0.9
) throws -> (out: Tensor<Scalar>, cache: BatchNormCache<Scalar>) {
  try todo("normalize, scale and shift; update the running statistics in training mode")
}

/// Computes the backward pass of batch normalization, through its computation graph.
///
/// Write down the computation graph of the forward pass and backpropagate through it node by node.
/// Where a node's output is used twice, its gradients add up.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: The cache from `batchNormForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`, and to `gamma` and `beta`, of
///   shape `[D]`.
/// - Throws: `NotImplemented` until you have written it.
public func batchNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: BatchNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  try todo("backpropagate through the graph of the forward pass")
}

/// Computes the backward pass of batch normalization, with a simplified formula.
///
/// The step-by-step computation of `batchNormBackward` can be simplified on paper into a much
/// shorter formula.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: The cache from `batchNormForward`.
/// - Returns: The same gradients as `batchNormBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func batchNormBackwardSimplified<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: BatchNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  try todo("compute the gradient of the input with the simplified formula")
}
