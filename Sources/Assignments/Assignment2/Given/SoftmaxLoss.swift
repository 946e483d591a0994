public import Core

/// Computes the cross-entropy loss of the softmax of scores, and its gradient.
///
///     L = −1/N Σi log p[i, y[i]],   p = softmax(x)
///
/// - Parameters:
///   - x: The scores, of shape `[N, C]`.
///   - y: The N labels, each in `0..<C`.
/// - Returns: The loss, and its gradient with respect to `x`, of shape `[N, C]`.
public func softmaxLoss<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, y: [Int]
) -> (loss: Scalar, dx: Tensor<Scalar>) {
  let exampleCount = Scalar(x.shape[0])
  // Subtracting the same value from all scores of a row does not change the softmax, and keeps
  // `exp` finite.
  var logarithms = x - x.max(axis: 1, keepDims: true)  // [N, C]
  logarithms -= logarithms.exp().sum(axis: 1, keepDims: true).log()
  let loss = -logarithms.gather(columns: y).sum() / exampleCount
  var dx = logarithms.exp()  // [N, C]
  dx.add(-1, atColumns: y)
  dx /= exampleCount
  return (loss, dx)
}
