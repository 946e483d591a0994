// Batch normalization of inputs [N, C] or [N, C, …]: the forward pass at training time and at test
// time, and the backward pass. A matrix is normalized column by column (`ColumnKernel`), and any
// other input channel by channel (`RowKernel`). Automatic differentiation calls these functions.

/// The output of a normalization, and the statistics that its gradients need.
package struct Normalized<Scalar: TensorScalar>: Sendable {
  /// The output, with the same shape as the input.
  package let output: Tensor<Scalar>
  /// The means: per channel `[C]`, per group `[N, G]` or per example `[N]`.
  package let mean: Tensor<Scalar>
  /// The biased variances, with the same shape as `mean`.
  package let variance: Tensor<Scalar>
  /// `1 / sqrt(variance + epsilon)`, with the same shape as `mean`.
  package let inverseDeviation: Tensor<Scalar>
}

/// The gradients of a normalization.
package struct NormalizationGradients<Scalar: TensorScalar>: Sendable {
  /// The gradient with respect to the input, with the same shape.
  package let x: Tensor<Scalar>
  /// The gradient with respect to the scale, with the same shape.
  package let gamma: Tensor<Scalar>
  /// The gradient with respect to the shift, with the same shape.
  package let beta: Tensor<Scalar>
}

/// Applies batch normalization with the statistics of the batch.
///
/// `out = gamma (x - mean) / sqrt(variance + epsilon) + beta`, where the mean and biased variance
/// of each channel are computed over examples and positions. If the input has spatial axes, the
/// statistics of each plane are computed first and then merged (Chan, Golub and LeVeque, 1983).
///
/// - Parameters:
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - beta: The shift, `[C]`.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, and the statistics.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func batchNorm<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, epsilon: Scalar = 1e-5
) -> Normalized<Scalar> {
  let layout = ChannelLayout(x.shape, gamma, beta, in: "batchNorm")
  let (mean, variance) = layout.moments(x.storage)
  let inverse = variance.map { 1 / ($0 + Double(epsilon)).squareRoot() }
  let (center, scale) = (mean.map(Scalar.init), inverse.map(Scalar.init))
  let output = layout.scaled(
    x.storage, center: center, scale: products(scale, gamma.storage), shift: beta.storage)
  return Normalized(
    output: Tensor(unchecked: output, shape: x.shape), mean: Tensor(center),
    variance: Tensor(variance.map(Scalar.init)), inverseDeviation: Tensor(scale))
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
/// - Returns: The output, and the given statistics.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func batchNorm<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, mean: Tensor<Scalar>,
  variance: Tensor<Scalar>, epsilon: Scalar = 1e-5
) -> Normalized<Scalar> {
  let layout = ChannelLayout(x.shape, gamma, beta, in: "batchNorm")
  guard mean.shape == gamma.shape, variance.shape == gamma.shape else {
    shapeFailure(
      "batchNorm: expected means and variances of shape \(gamma.shape), found \(mean.shape) and "
        + "\(variance.shape)")
  }
  let inverse = 1 / (variance + epsilon).squareRoot()
  let output = layout.scaled(
    x.storage, center: mean.storage, scale: products(inverse.storage, gamma.storage),
    shift: beta.storage)
  return Normalized(
    output: Tensor(unchecked: output, shape: x.shape), mean: mean, variance: variance,
    inverseDeviation: inverse)
}

/// Computes the gradients of `sum(batchNorm(x, gamma, beta) * upstream)`.
///
/// Let M be the number of elements per channel, std the standard deviation and
/// `y = (x - mean) / std`. Then
/// `dx = gamma / std (upstream - sum(upstream) / M - y sum(upstream y) / M)`. If the statistics
/// were given, the two sums are omitted.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the same shape as `x`.
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - forward: The result of the forward pass.
///   - statisticsWereGiven: Whether the statistics were given rather than computed from the batch.
/// - Returns: The gradients with respect to the input, the scale and the shift.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func batchNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, x: Tensor<Scalar>, gamma: Tensor<Scalar>,
  _ forward: Normalized<Scalar>, statisticsWereGiven: Bool = false
) -> NormalizationGradients<Scalar> {
  let layout = ChannelLayout(x.shape, gamma, forward.mean, in: "batchNormBackward")
  layout.check(upstream.shape, x.shape, in: "batchNormBackward")
  let (center, inverse) = (forward.mean.storage, forward.inverseDeviation.storage)
  let sums = layout.products(upstream.storage, x.storage, center: center)
  let scale = products(inverse, gamma.storage)
  var (slope, shift) = (
    [Scalar](repeating: 0, count: layout.channels), [Scalar](repeating: 0, count: layout.channels)
  )
  if !statisticsWereGiven {
    let share = 1 / Double(layout.batch * layout.plane)
    for channel in 0..<layout.channels {
      let factor = -Double(scale[channel]) * share
      let square = Double(inverse[channel]) * Double(inverse[channel])
      slope[channel] = Scalar(factor * square * sums.products[channel])
      shift[channel] = Scalar(factor * sums.sums[channel])
    }
  }
  let dx = layout.blended(
    upstream.storage, x.storage, center: center, scale: scale, slope: slope, shift: shift)
  let dgamma = zip(sums.products, inverse).map { Scalar($0 * Double($1)) }
  return NormalizationGradients(
    x: Tensor(unchecked: dx, shape: x.shape), gamma: Tensor(dgamma),
    beta: Tensor(sums.sums.map(Scalar.init)))
}

/// Returns the elementwise products of two arrays.
private func products<Scalar: TensorScalar>(_ a: [Scalar], _ b: [Scalar]) -> [Scalar] {
  zip(a, b).map { $0 * $1 }
}

/// The layout of a channel's elements in an input `[N, C, …]`.
private struct ChannelLayout {
  let batch: Int
  let channels: Int
  /// The number of elements of a channel in one example.
  let plane: Int

  init<Scalar: TensorScalar>(
    _ x: [Int], _ first: Tensor<Scalar>, _ second: Tensor<Scalar>, in operation: String
  ) {
    guard x.count >= 2, first.shape == [x[1]], second.shape == [x[1]] else {
      shapeFailure(
        "\(operation): expected an input of shape [N, C] or [N, C, …] and parameters of shape [C], "
          + "found \(x), \(first.shape) and \(second.shape)")
    }
    (batch, channels, plane) = (x[0], x[1], x[2...].reduce(1, *))
  }

  func check(_ upstream: [Int], _ x: [Int], in operation: String) {
    guard upstream == x else {
      shapeFailure(
        "\(operation): expected an upstream gradient with the input's shape \(x), found "
          + "\(upstream)")
    }
  }

  /// Computes the mean and biased variance of each channel.
  func moments<Scalar: TensorScalar>(_ x: [Scalar]) -> (mean: [Double], variance: [Double]) {
    if plane == 1 {
      let (means, squares) = ColumnKernel(x: x, rows: batch, columns: channels).moments()
      return (means, squares.map { $0 / Double(batch) })
    }
    let planes = RowKernel(x: x, length: plane).moments()
    let mean = channelSums(planes.means).map { $0 / Double(batch) }
    // The variance of a channel has two parts: within its planes, and between their means.
    let distances = planes.means.indices.map { index in
      let distance = planes.means[index] - mean[index % channels]
      return planes.squares[index] + Double(plane) * distance * distance
    }
    return (mean, channelSums(distances).map { $0 / Double(batch * plane) })
  }

  func scaled<Scalar: TensorScalar>(
    _ x: [Scalar], center: [Scalar], scale: [Scalar], shift: [Scalar]
  ) -> [Scalar] {
    if plane == 1 {
      return ColumnKernel(x: x, rows: batch, columns: channels)
        .scaled(center: center, scale: scale, shift: shift)
    }
    return RowKernel(x: x, length: plane).scaled(center: center, scale: scale, shift: shift)
  }

  /// For each channel, sums the upstream gradient and its products with `x - center`.
  func products<Scalar: TensorScalar>(
    _ upstream: [Scalar], _ x: [Scalar], center: [Scalar]
  ) -> (sums: [Double], products: [Double]) {
    if plane == 1 {
      return ColumnKernel(x: x, rows: batch, columns: channels)
        .products(upstream, center: center)
    }
    let planes = RowKernel(x: x, length: plane).products(upstream, center: center)
    return (channelSums(planes.sums), channelSums(planes.products))
  }

  func blended<Scalar: TensorScalar>(
    _ upstream: [Scalar], _ x: [Scalar], center: [Scalar], scale: [Scalar], slope: [Scalar],
    shift: [Scalar]
  ) -> [Scalar] {
    if plane == 1 {
      return ColumnKernel(x: x, rows: batch, columns: channels)
        .blended(upstream, center: center, scale: scale, slope: slope, shift: shift)
    }
    return RowKernel(x: x, length: plane)
      .blended(upstream, center: center, scale: scale, slope: slope, shift: shift)
  }

  private func channelSums(_ planes: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: channels)
    for (index, number) in planes.enumerated() { result[index % channels] += number }
    return result
  }
}
