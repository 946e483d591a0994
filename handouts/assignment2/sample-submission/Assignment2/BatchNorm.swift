public import Core

/// The means and variances that batch normalisation gathers in training and uses in prediction.
public struct RunningStatistics<Scalar: TensorScalar>: Sendable, Equatable {
  /// The running means, of shape `[D]`.
  public var mean: Tensor<Scalar>
  /// The running variances, of shape `[D]`.
  public var variance: Tensor<Scalar>

  /// Makes statistics that are all zero.
  ///
  /// - Parameter features: The number of features, D.
  public init(features: Int) {
    mean = .zeros([features])
    variance = .zeros([features])
  }
}

/// What the backward passes of batch normalisation need from the forward pass.
public struct BatchNormCache<Scalar: TensorScalar>: Sendable {
  var xhat: Tensor<Scalar>
  var centered: Tensor<Scalar>
  var std: Tensor<Scalar>
  var gamma: Tensor<Scalar>
}

/// The forward pass of batch normalisation.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// In training, mean and (biased) variance of each feature are those of the minibatch, and the
/// running statistics follow them:
///
///     running = momentum · running + (1 − momentum) · sample
///
/// In prediction the running statistics take their place and do not change. "Batch Normalization:
/// Accelerating Deep Network Training by Reducing Internal Covariate Shift", Ioffe and Szegedy,
/// 2015; the running average is Torch's and not the paper's.
///
/// - Parameters:
///   - x: The input, of shape `[N, D]`.
///   - gamma: The scale, of shape `[D]`.
///   - beta: The shift, of shape `[D]`.
///   - running: The running statistics of this layer.
///   - mode: Whether to train or to predict.
///   - epsilon: What keeps the square root from zero, ε.
///   - momentum: How much of the running statistics stays.
/// - Returns: The output, of shape `[N, D]`, and the cache for the backward passes, which are
///   defined for training only.
public func batchNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>,
  running: inout RunningStatistics<Scalar>, mode: LayerMode, epsilon: Scalar = 1e-5,
  momentum: Scalar = 0.9
) throws -> (out: Tensor<Scalar>, cache: BatchNormCache<Scalar>) {
  switch mode {
  case .train:
    let mean = x.mean(axis: 0)
    let centered = x - mean
    let variance = (centered * centered).mean(axis: 0)
    let std = (variance + epsilon).squareRoot()
    let xhat = centered / std
    running.mean = momentum * running.mean + (1 - momentum) * mean
    running.variance = momentum * running.variance + (1 - momentum) * variance
    return (
      gamma * xhat + beta, BatchNormCache(xhat: xhat, centered: centered, std: std, gamma: gamma)
    )
  case .test:
    let centered = x - running.mean
    let std = (running.variance + epsilon).squareRoot()
    let xhat = centered / std
    return (
      gamma * xhat + beta, BatchNormCache(xhat: xhat, centered: centered, std: std, gamma: gamma)
    )
  }
}

/// The backward pass of batch normalisation, along its graph.
///
/// Write the graph of the forward pass down and go back through it node by node. Where a node's value
/// is used twice, its gradients add up.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: What `batchNormForward` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`, and to `gamma` and `beta`, of
///   shape `[D]`.
public func batchNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: BatchNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  let n = Scalar(upstream.shape[0])
  let dbeta = upstream.sum(axis: 0)
  let dgamma = (upstream * cache.xhat).sum(axis: 0)
  let dxhat = upstream * cache.gamma
  // xhat = centered / std
  let dstd = -(dxhat * cache.centered).sum(axis: 0) / (cache.std * cache.std)
  let dvar = dstd / (2 * cache.std)
  // centered is in xhat and in the variance
  let dcentered = dxhat / cache.std + 2 / n * cache.centered * dvar
  let dmean = -dcentered.sum(axis: 0)
  return (dcentered + dmean / n, dgamma, dbeta)
}

/// The backward pass of batch normalisation, by a formula.
///
/// What `batchNormBackward` computes in steps can be worked out on paper and becomes much shorter.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: What `batchNormForward` kept.
/// - Returns: The same gradients as those of `batchNormBackward`.
public func batchNormBackwardSimplified<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: BatchNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  try todo("compute the gradient of the input by the simplified formula")
}
