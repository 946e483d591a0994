public import Core

/// Computes the multiclass hinge loss of scores, and its gradient.
///
///     L = 1/N Σi Σ(j ≠ y[i]) max(0, x[i, j] − x[i, y[i]] + 1)
///
/// - Parameters:
///   - x: The scores, of shape `[N, C]`.
///   - y: The N labels, each in `0..<C`.
/// - Returns: The loss, and its gradient with respect to `x`, of shape `[N, C]`.
public func svmLoss<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, y: [Int]
) -> (loss: Scalar, dx: Tensor<Scalar>) {
  let exampleCount = Scalar(x.shape[0])
  let trueScores = x.gather(columns: y).expandingDimensions(at: 1)  // [N, 1]
  var margins = Tensor.maximum(x - trueScores + 1, 0)  // [N, C]
  margins.set(0, atColumns: y)
  let loss = margins.sum() / exampleCount
  var dx = Tensor<Scalar>(margins .> 0)  // [N, C]
  dx.add(-dx.sum(axis: 1), atColumns: y)
  dx /= exampleCount
  return (loss, dx)
}
