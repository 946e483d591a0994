// Group normalization of inputs [N, C] or [N, C, …], forward and backward. `RowKernel` computes the
// moments of each group, and everything else for each channel. Automatic differentiation calls
// these functions.

/// Applies group normalization: normalizes each group of channels in each example with the group's
/// own mean and variance.
///
/// `out = gamma (x - mean) / sqrt(variance + epsilon) + beta`. See Wu and He, "Group
/// Normalization", 2018.
///
/// - Parameters:
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - beta: The shift, `[C]`.
///   - groups: The number of groups G, which must divide C.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, and the statistics `[N, G]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func groupNorm<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, groups: Int,
  epsilon: Scalar = 1e-5
) -> Normalized<Scalar> {
  let layout = GroupLayout(x.shape, gamma, beta, groups: groups, in: "groupNorm")
  let (means, squares) = RowKernel(x: x.storage, length: layout.group).moments()
  let variance = squares.map { $0 / Double(layout.group) }
  let inverse = variance.map { Scalar(1 / ($0 + Double(epsilon)).squareRoot()) }
  let center = means.map(Scalar.init)
  let scale = layout.forEachPlane { group, channel in inverse[group] * gamma.storage[channel] }
  let output = RowKernel(x: x.storage, length: layout.plane).scaled(
    center: layout.forEachPlane { group, _ in center[group] }, scale: scale,
    shift: layout.forEachPlane { _, channel in beta.storage[channel] })
  let shape = [layout.batch, groups]
  return Normalized(
    output: Tensor(unchecked: output, shape: x.shape), mean: Tensor(center, shape: shape),
    variance: Tensor(variance.map(Scalar.init), shape: shape),
    inverseDeviation: Tensor(inverse, shape: shape))
}

/// Computes the gradients of `sum(groupNorm(x, gamma, beta) * upstream)`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the same shape as `x`.
///   - x: The input, `[N, C]` or `[N, C, …]`.
///   - gamma: The scale, `[C]`.
///   - forward: The result of the forward pass.
/// - Returns: The gradients with respect to the input, the scale and the shift.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func groupNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, x: Tensor<Scalar>, gamma: Tensor<Scalar>,
  _ forward: Normalized<Scalar>
) -> NormalizationGradients<Scalar> {
  let layout = GroupLayout(
    x.shape, gamma, gamma, groups: forward.mean.shape[1], in: "groupNormBackward")
  guard upstream.shape == x.shape else {
    shapeFailure(
      "groupNormBackward: expected an upstream gradient with the input's shape \(x.shape), found "
        + "\(upstream.shape)")
  }
  let (mean, inverse) = (forward.mean.storage, forward.inverseDeviation.storage)
  let rows = RowKernel(x: x.storage, length: layout.plane)
  let center = layout.forEachPlane { group, _ in mean[group] }
  let sums = rows.products(upstream.storage, center: center)
  var dgamma = [Double](repeating: 0, count: layout.channels)
  var dbeta = dgamma
  var groupSums = [Double](repeating: 0, count: inverse.count)
  var groupProducts = groupSums
  for plane in sums.sums.indices {
    let (group, channel) = (plane / layout.channelsPerGroup, plane % layout.channels)
    dgamma[channel] += sums.products[plane] * Double(inverse[group])
    dbeta[channel] += sums.sums[plane]
    groupSums[group] += sums.sums[plane] * Double(gamma.storage[channel])
    groupProducts[group] += sums.products[plane] * Double(gamma.storage[channel])
  }
  let share = -1 / Double(layout.group)
  let shift = groupSums.indices.map { Scalar(share * Double(inverse[$0]) * groupSums[$0]) }
  let slope = groupSums.indices.map { group in
    let deviation = Double(inverse[group])
    return Scalar(share * deviation * deviation * deviation * groupProducts[group])
  }
  let dx = rows.blended(
    upstream.storage, center: center,
    scale: layout.forEachPlane { group, channel in inverse[group] * gamma.storage[channel] },
    slope: layout.forEachPlane { group, _ in slope[group] },
    shift: layout.forEachPlane { group, _ in shift[group] })
  return NormalizationGradients(
    x: Tensor(unchecked: dx, shape: x.shape), gamma: Tensor(dgamma.map(Scalar.init)),
    beta: Tensor(dbeta.map(Scalar.init)))
}

/// The layout of a group's elements in an input `[N, C, …]`.
private struct GroupLayout {
  let batch: Int
  let channels: Int
  let channelsPerGroup: Int
  /// The number of elements of a channel in one example.
  let plane: Int

  /// The number of elements of a group in one example.
  var group: Int { channelsPerGroup * plane }

  init<Scalar: TensorScalar>(
    _ x: [Int], _ gamma: Tensor<Scalar>, _ beta: Tensor<Scalar>, groups: Int, in operation: String
  ) {
    guard x.count >= 2, gamma.shape == [x[1]], beta.shape == [x[1]] else {
      shapeFailure(
        "\(operation): expected an input of shape [N, C] or [N, C, …] and parameters of shape [C], "
          + "found \(x), \(gamma.shape) and \(beta.shape)")
    }
    guard groups >= 1, x[1] % groups == 0 else {
      shapeFailure(
        "\(operation): expected the number of channels to be divisible by the number of groups, "
          + "found \(x[1]) channels and \(groups) groups")
    }
    (batch, channels, channelsPerGroup) = (x[0], x[1], x[1] / groups)
    plane = x[2...].reduce(1, *)
  }

  /// Calls `make` for each plane of each example and returns the results.
  func forEachPlane<Scalar>(_ make: (_ group: Int, _ channel: Int) -> Scalar) -> [Scalar] {
    (0..<batch * channels).map { make($0 / channelsPerGroup, $0 % channels) }
  }
}
