public import Core

/// A linear classifier with the multiclass hinge loss: a linear support vector machine.
public struct LinearSVM<Scalar: TensorScalar>: LinearClassifier, Sendable {
  /// The weights, of shape `[D, C]`; nil until the classifier is trained.
  public var weights: Tensor<Scalar>?

  /// Creates a classifier without weights.
  public init() {}

  /// Computes the hinge loss and its gradient with `svmLossVectorized`.
  public func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    try svmLossVectorized(w, x: x, y: y, regularization: regularization)
  }
}

/// Computes the multiclass hinge loss and its gradient, with loops over examples and classes.
///
/// The score of the true class should exceed every other score by a margin of at least 1:
///
///     s = x[i] · w
///     L = 1/N Σi Σ(j ≠ y[i]) max(0, s[j] − s[y[i]] + 1) + λ Σ w²
///
/// The loss is given. The gradient is computed alongside the loss: wherever a margin is added to
/// the loss, `addMarginGradient` adds its gradient, and at the end `finishGradient` averages over
/// the examples and adds the gradient of the regularization term.
///
/// - Parameters:
///   - w: The weights, of shape `[D, C]`.
///   - x: The examples, of shape `[N, D]`.
///   - y: The N labels, each in `0..<C`.
///   - regularization: The L2 regularization strength λ; there is no factor of ½.
/// - Returns: The loss, and its gradient with respect to `w`, of shape `[D, C]`.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func svmLossNaive<Scalar: TensorScalar>(
  _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
  let (exampleCount, classCount) = (x.shape[0], w.shape[1])
  var loss: Scalar = 0
  var gradient = Tensor.zeros(like: w)
  for i in 0..<exampleCount {
    let scores = matmul(x[i..<i + 1], w).flattened()  // [C]
    for j in 0..<classCount where j != y[i] {
      let margin = scores[j] - scores[y[i]] + 1
      if margin > 0 {
        loss += margin
        try addMarginGradient(of: x.row(i), wrong: j, true: y[i], to: &gradient)
      }
    }
  }
  loss = loss / Scalar(exampleCount) + regularization * w.square().sum()
  try finishGradient(&gradient, w: w, exampleCount: exampleCount, regularization: regularization)
  return (loss, gradient)
}

/// Adds the gradient of one positive margin, `x · w[:, wrong] − x · w[:, true] + 1`.
///
/// - Parameters:
///   - x: The example, of shape `[D]`.
///   - wrong: The class whose score is too large.
///   - right: The label of the example.
///   - gradient: The gradient accumulated so far, of shape `[D, C]`.
/// - Throws: `NotImplemented` until you have written it.
func addMarginGradient<Scalar: TensorScalar>(
  of x: Tensor<Scalar>, wrong: Int, true right: Int, to gradient: inout Tensor<Scalar>
) throws {
  try todo("add the derivative of the margin with respect to both columns")
}

/// Turns the summed gradients of the margins into the gradient of the loss.
///
/// - Parameters:
///   - gradient: The summed gradients of the margins, of shape `[D, C]`.
///   - w: The weights, of shape `[D, C]`.
///   - exampleCount: The number of examples, N.
///   - regularization: The strength λ of the regularization term `λ Σ w²`.
/// - Throws: `NotImplemented` until you have written it.
func finishGradient<Scalar: TensorScalar>(
  _ gradient: inout Tensor<Scalar>, w: Tensor<Scalar>, exampleCount: Int, regularization: Scalar
) throws {
  try todo("average over the examples and add the gradient of the regularization term")
}

/// Computes the same loss and gradient as `svmLossNaive`, without loops.
///
/// - Parameters:
///   - w: The weights, of shape `[D, C]`.
///   - x: The examples, of shape `[N, D]`.
///   - y: The N labels, each in `0..<C`.
///   - regularization: The L2 regularization strength λ; there is no factor of ½.
/// - Returns: The loss, and its gradient with respect to `w`, of shape `[D, C]`.
/// - Throws: `NotImplemented` until you have written it.
public func svmLossVectorized<Scalar: TensorScalar>(
  _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
  try todo("compute the loss and the gradient without loops")
}
