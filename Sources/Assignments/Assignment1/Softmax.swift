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
  try todo("compute the loss and the gradient with loops")
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
  try todo("compute the loss and the gradient without loops")
}
