public import Core

/// A linear classifier with the cross-entropy loss: softmax regression.
public struct Softmax<Scalar: TensorScalar>: LinearClassifier, Sendable {
  /// The weights, of shape `[D, C]`; nil until the classifier is trained.
  public var weights: Tensor<Scalar>?

  /// Creates a classifier without weights.
  public init() {}

  /// Computes the cross-entropy loss and its gradient with `softmaxLossVectorized`.
  public func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    try softmaxLossVectorized(w, x: x, y: y, regularization: regularization)
  }
}

/// Computes the softmax cross-entropy loss and its gradient, with loops over examples and classes.
///
/// The softmax turns scores into probabilities, and the loss is the negative log probability of the
/// true class:
///
///     s = x[i] · w
///     p[j] = exp(s[j]) / Σk exp(s[k])
///     L = −1/N Σi log p[y[i]] + λ Σ w²
///
/// Subtracting the largest score from all scores does not change the probabilities, but it keeps
/// `exp` from overflowing.
///
/// - Parameters:
///   - w: The weights, of shape `[D, C]`.
///   - x: The examples, of shape `[N, D]`.
///   - y: The N labels, each in `0..<C`.
///   - regularization: The L2 regularization strength λ; there is no factor of ½.
/// - Returns: The loss, and its gradient with respect to `w`, of shape `[D, C]`.
/// - Throws: `NotImplemented` until you have written it.
public func softmaxLossNaive<Scalar: TensorScalar>(
  _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
  // BEGIN SOLUTION: compute the loss and the gradient with loops
  let (exampleCount, classCount) = (x.shape[0], w.shape[1])
  var loss: Scalar = 0
  var gradient = Tensor.zeros(like: w)
  for i in 0..<exampleCount {
    let scores = matmul(x[i..<i + 1], w).flattened()  // [C]
    let shifted = scores - scores.max()  // [C]
    let logSum = Scalar.log(shifted.exp().sum())
    loss += logSum - shifted[y[i]]
    for j in 0..<classCount {
      let probability = Scalar.exp(shifted[j] - logSum)
      let scoreGradient = j == y[i] ? probability - 1 : probability
      gradient[column: j] = gradient[column: j] + x.row(i) * scoreGradient
    }
  }
  loss = loss / Scalar(exampleCount) + regularization * w.square().sum()
  gradient /= Scalar(exampleCount)
  gradient.add(w, alpha: 2 * regularization)
  return (loss, gradient)
  // END SOLUTION
}

/// Computes the same loss and gradient as `softmaxLossNaive`, without loops.
///
/// - Parameters:
///   - w: The weights, of shape `[D, C]`.
///   - x: The examples, of shape `[N, D]`.
///   - y: The N labels, each in `0..<C`.
///   - regularization: The L2 regularization strength λ; there is no factor of ½.
/// - Returns: The loss, and its gradient with respect to `w`, of shape `[D, C]`.
/// - Throws: `NotImplemented` until you have written it.
public func softmaxLossVectorized<Scalar: TensorScalar>(
  _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
  // BEGIN SOLUTION: compute the loss and the gradient without loops
  let exampleCount = x.shape[0]
  var scores = matmul(x, w)  // [N, C]
  scores -= scores.max(axis: 1, keepDims: true)  // [N, 1]
  let trueScores = scores.gather(columns: y)  // [N]
  var probabilities = scores.exp()  // [N, C]
  let sums = probabilities.sum(axis: 1, keepDims: true)  // [N, 1]
  let dataLoss = (sums.log().sum() - trueScores.sum()) / Scalar(exampleCount)
  let loss = dataLoss + regularization * w.sumOfSquares()

  // The gradient of the loss with respect to the scores is p, minus 1 at the true class.
  probabilities /= sums
  probabilities.add(-1, atColumns: y)
  probabilities /= Scalar(exampleCount)
  var gradient = matmul(x, probabilities, transposeA: true)  // [D, C]
  gradient.add(w, alpha: 2 * regularization)
  return (loss, gradient)
  // END SOLUTION
}
