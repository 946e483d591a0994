public import Core

/// Computes the cross-entropy loss of the words of captions, and its gradient.
///
///     L = −1/N Σn Σt mask[n, t] log p[n, t, y[n, t]],   p = softmax(x) over the words
///
/// The loss is a sum over the steps and a mean over the captions. Steps that `mask` leaves out,
/// such as those after the end of a caption, count nothing.
///
/// - Parameters:
///   - x: The scores of each word at each step, of shape `[N, T, V]`.
///   - y: The words that are right, of shape `[N, T]`, each in `0..<V`.
///   - mask: Whether a step counts, of shape `[N, T]`.
/// - Returns: The loss, and its gradient with respect to `x`, of shape `[N, T, V]`.
public func temporalSoftmaxLoss<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, y: Tensor<Int>, mask: Tensor<Bool>
) -> (loss: Scalar, dx: Tensor<Scalar>) {
  let (captionCount, stepCount, wordCount) = x.shape3
  let counts = Tensor<Scalar>(mask).reshaped([captionCount * stepCount, 1])  // 1 where it counts
  var logarithms = x.reshaped([captionCount * stepCount, wordCount])  // [N · T, V]
  logarithms -= logarithms.max(axis: 1, keepDims: true)
  logarithms -= logarithms.exp().sum(axis: 1, keepDims: true).log()
  let right = logarithms.gather(columns: y.scalars)  // [N · T]
  let loss = -(right * counts.flattened()).sum() / Scalar(captionCount)
  var dx = logarithms.exp()  // [N · T, V]
  dx.add(-1, atColumns: y.scalars)
  dx *= counts / Scalar(captionCount)
  return (loss, dx.reshaped(x.shape))
}
