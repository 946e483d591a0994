public import Core

/// A linear classifier with the cross-entropy loss: softmax regression.
public struct Softmax<Scalar: TensorScalar>: LinearClassifier, Sendable {
  /// The weights, of shape `[D, C]`; nil until the classifier is trained.
  public var weights: Tensor<Scalar>?

  /// Makes a classifier without weights.
  public init() {}

  /// The cross-entropy loss and its gradient, by `softmaxLossVectorized`.
  public func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    try softmaxLossVectorized(w, x: x, y: y, regularization: regularization)
  }
}

/// The cross-entropy loss of the softmax and its gradient, with loops over examples and classes.
///
/// The scores become probabilities, and the loss is how surprising the true class is:
///
///     s = x[i] · w
///     p[j] = exp(s[j]) / Σk exp(s[k])
///     L = −1/N Σi log p[y[i]] + λ Σ w²
///
/// Subtracting the largest score from all of them changes no probability, and keeps `exp` from
/// overflowing.
///
/// - Parameters:
///   - w: The weights, of shape `[D, C]`.
///   - x: The examples, of shape `[N, D]`.
///   - y: Their labels, N of them, each in `0..<C`.
///   - regularization: The strength λ of the L2 penalty; it has no factor ½.
/// - Returns: The loss, and its gradient with respect to `w`, of shape `[D, C]`.
public func softmaxLossNaive<Scalar: TensorScalar>(
  _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
  let n = x.shape[0]
  let numClasses = w.shape[1]
  var loss: Scalar = 0
  var dW = Tensor.zeros(like: w)
  for i in 0..<n {
    var scores = matmul(x[i..<i + 1], w).flattened()
    scores -= scores.max()
    let p = scores.exp() / scores.exp().sum()
    loss -= Scalar.log(p[y[i]])
    for c in 0..<numClasses {
      let error = c == y[i] ? p[c] - 1 : p[c]
      dW[column: c] = dW[column: c] + error * x.row(i)
    }
  }
  loss = loss / n + regularization * (w * w).sum()
  dW = dW / n + 2 * regularization * w
  return (loss, dW)
}

/// The same loss and gradient as `softmaxLossNaive`, without loops.
///
/// - Parameters:
///   - w: The weights, of shape `[D, C]`.
///   - x: The examples, of shape `[N, D]`.
///   - y: Their labels, N of them, each in `0..<C`.
///   - regularization: The strength λ of the L2 penalty; it has no factor ½.
/// - Returns: The loss, and its gradient with respect to `w`, of shape `[D, C]`.
public func softmaxLossVectorized<Scalar: TensorScalar>(
  _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
  let n = x.shape[0]
  var scores = matmul(x, w)
  scores -= scores.max(axis: 1, keepDims: true)
  var p = scores.exp()
  p /= p.sum(axis: 1, keepDims: true)
  let loss = -p.gather(columns: y).log().mean() + regularization * (w * w).sum()
  p.add(-1, atColumns: y)
  let dW = matmul(x.transposed(), p) / Scalar(n) + 2 * regularization * w
  return (loss, dW)
}
