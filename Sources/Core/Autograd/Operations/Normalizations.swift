/// Applies batch normalization with the statistics of the batch; gradients also flow through the
/// statistics.
///
/// `out = gamma (x - mean) / sqrt(variance + epsilon) + beta`, where the mean and biased variance
/// of each channel are computed over examples and positions.
///
/// - Parameters:
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - beta: The shift, `[C]`.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, with the same shape as `x`, and each channel's mean and biased variance,
///   `[C]`.
public func batchNorm<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, gamma: Variable<Scalar>, beta: Variable<Scalar>, epsilon: Scalar = 1e-5
) -> (output: Variable<Scalar>, mean: Tensor<Scalar>, variance: Tensor<Scalar>) {
  let forward = batchNorm(x.stored, gamma: gamma.stored, beta: beta.stored, epsilon: epsilon)
  let operations = NormalizationOperations<Scalar>(channelsOf: x.shape, epsilon: epsilon)
  let output = operations.result("batchNorm", forward.output, x, gamma, beta) {
    batchNormBackward($0, x: $1, gamma: $2, forward)
  }
  return (output, forward.mean, forward.variance)
}

/// Applies batch normalization with given statistics, as at test time.
///
/// - Parameters:
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - beta: The shift, `[C]`.
///   - mean: The means, `[C]`.
///   - variance: The variances, `[C]`.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, with the same shape as `x`.
public func batchNorm<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, gamma: Variable<Scalar>, beta: Variable<Scalar>, mean: Tensor<Scalar>,
  variance: Tensor<Scalar>, epsilon: Scalar = 1e-5
) -> Variable<Scalar> {
  let forward = batchNorm(
    x.stored, gamma: gamma.stored, beta: beta.stored, mean: mean, variance: variance,
    epsilon: epsilon)
  var operations = NormalizationOperations<Scalar>(channelsOf: x.shape, epsilon: epsilon)
  operations.given = (mean, forward.inverseDeviation)
  return operations.result("batchNorm", forward.output, x, gamma, beta) {
    batchNormBackward($0, x: $1, gamma: $2, forward, statisticsWereGiven: true)
  }
}

/// Applies layer normalization: normalizes each example with its own mean and variance.
///
/// `out = gamma (x - mean) / sqrt(variance + epsilon) + beta`, where the mean and variance of each
/// example are computed over the axes of `gamma`.
///
/// - Parameters:
///   - x: The input, `[N, D]`; it may have several leading axes.
///   - gamma: The scale, `[D]`; it may have several axes.
///   - beta: The shift, with the same shape as `gamma`.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, with the same shape as `x`.
public func layerNorm<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, gamma: Variable<Scalar>, beta: Variable<Scalar>, epsilon: Scalar = 1e-5
) -> Variable<Scalar> {
  let forward = layerNorm(x.stored, gamma: gamma.stored, beta: beta.stored, epsilon: epsilon)
  let operations = NormalizationOperations<Scalar>(
    view: [x.count / gamma.count, gamma.count], axes: [1], parameterShape: gamma.shape,
    epsilon: epsilon)
  return operations.result("layerNorm", forward.output, x, gamma, beta) {
    layerNormBackward($0, x: $1, gamma: $2, forward)
  }
}

/// Applies group normalization: normalizes each group of channels in each example with the group's
/// own mean and variance.
///
/// `out = gamma (x - mean) / sqrt(variance + epsilon) + beta`.
///
/// - Parameters:
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - beta: The shift, `[C]`.
///   - groups: The number of groups G, which must divide C.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, with the same shape as `x`.
public func groupNorm<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, gamma: Variable<Scalar>, beta: Variable<Scalar>, groups: Int,
  epsilon: Scalar = 1e-5
) -> Variable<Scalar> {
  let forward = groupNorm(
    x.stored, gamma: gamma.stored, beta: beta.stored, groups: groups, epsilon: epsilon)
  var operations = NormalizationOperations<Scalar>(channelsOf: x.shape, epsilon: epsilon)
  operations.view = [x.shape[0], groups, x.shape[1...].reduce(1, *) / groups]
  operations.axes = [2]
  return operations.result("groupNorm", forward.output, x, gamma, beta) {
    groupNormBackward($0, x: $1, gamma: $2, forward)
  }
}
