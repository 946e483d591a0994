import CKernels

// The softmax and the softmax cross-entropy of rows [N, C], with their gradients, using a loop of
// elements.h (CKernels). Automatic differentiation calls these functions.

/// Cross-entropy losses and their gradients.
package struct SoftmaxCrossEntropy<Scalar: TensorScalar>: Sendable {
  /// The loss of each example, `[N]`.
  package let losses: Tensor<Scalar>
  /// The gradient of `scale * losses.sum()` with respect to the scores, `[N, C]`.
  package let gradient: Tensor<Scalar>
}

/// Computes the softmax cross-entropy of scores and true classes, and its gradient.
///
/// `loss[n] = log(sum over c of exp(x[n, c])) - x[n, label]`; its gradient is the softmax minus 1
/// at the true class. The losses and the gradient are computed in one pass over the scores.
///
/// - Parameters:
///   - scores: The scores, of shape `[N, C]`.
///   - labels: The N true classes, each in `0..<C`.
///   - scale: The factor by which the gradient is multiplied, for example 1 / N for the mean of the
///     losses.
/// - Returns: The losses, and their gradient.
package func softmaxCrossEntropy<Scalar: TensorScalar>(
  _ scores: Tensor<Scalar>, labels: [Int], scale: Scalar = 1
) -> SoftmaxCrossEntropy<Scalar> {
  guard scores.rank == 2, scores.shape[0] == labels.count, scores.shape[1] >= 1 else {
    shapeFailure(
      "softmaxCrossEntropy: expected scores of shape [N, C] and N labels, found shape "
        + "\(scores.shape) and \(labels.count) labels")
  }
  let classes = scores.shape[1]
  for label in labels where label < 0 || label >= classes {
    shapeFailure(
      "softmaxCrossEntropy: expected labels from 0 to \(classes - 1), found \(label)")
  }
  var losses = [Scalar](repeating: 0, count: labels.count)
  let gradient = losses.withUnsafeMutableBufferPointer { losses in
    softmaxRows(
      scores.storage, length: classes, labels: labels.map(Int64.init),
      losses: losses.baseAddress, scale: scale)
  }
  return SoftmaxCrossEntropy(
    losses: Tensor(losses), gradient: Tensor(unchecked: gradient, shape: scores.shape))
}

/// Computes the softmax along the last axis: `exp(x) / sum(exp(x))`.
///
/// - Parameter x: The scores, `[…, C]`.
/// - Returns: The probabilities, of the same shape.
package func softmax<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  guard let length = x.shape.last, length >= 1 else {
    shapeFailure("softmax: expected scores of shape [N, C], found \(x.shape)")
  }
  return Tensor(
    unchecked: softmaxRows(x.storage, length: length, labels: nil, losses: nil, scale: 1),
    shape: x.shape)
}

/// Computes the gradient of `sum(softmax(x) * upstream)` with respect to `x`.
///
/// `dx = y (upstream - sum(upstream y))`, with the sum along the last axis.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[…, C]`.
///   - output: The output of `softmax`.
/// - Returns: The gradient with respect to `x`, `[…, C]`.
package func softmaxBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, output: Tensor<Scalar>
) -> Tensor<Scalar> {
  guard upstream.shape == output.shape else {
    shapeFailure(
      "softmaxBackward: expected an upstream gradient with the output's shape "
        + "\(output.shape), found \(upstream.shape)")
  }
  let products = upstream * output
  return products - output * products.sum(axis: -1, keepDims: true)
}

private func softmaxRows<Scalar: TensorScalar>(
  _ x: [Scalar], length: Int, labels: [Int64]?, losses: UnsafeMutablePointer<Scalar>?,
  scale: Scalar
) -> [Scalar] {
  .filled(x.count) { out in
    x.withUnsafeBufferPointer { x in
      (labels ?? []).withUnsafeBufferPointer { classes in
        // An exponential takes about twenty operations.
        shareUnits(x.count / length, work: 20 * x.count) { rows in
          var work = backprop_softmax()
          work.x = UnsafeRawPointer(x.baseAddress)
          work.out = UnsafeMutableRawPointer(out)
          work.losses = UnsafeMutableRawPointer(losses)
          work.labels = labels == nil ? nil : classes.baseAddress
          (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, length)
          work.scale = Double(scale)
          Kernels.takeSoftmax(&work, isDouble: Scalar.self == Double.self)
        }
      }
    }
  }
}
