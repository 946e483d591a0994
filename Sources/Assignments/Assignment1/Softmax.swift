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
  try todo("compute the loss and the gradient with loops")
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
  try todo("compute the loss and the gradient without loops")
}
