public import Core

/// A classifier whose scores are linear in the input: `scores = x · w`.
///
/// `LinearSVM` and `Softmax` share everything but the loss. The last column of `x` is usually all
/// ones, so that the last row of `w` acts as a bias.
///
/// Letters in shapes: N examples, D features, C classes, B examples in a minibatch.
public protocol LinearClassifier<Scalar> {
  /// The element type of weights and examples.
  associatedtype Scalar: TensorScalar

  /// The weights, of shape `[D, C]`; nil until the classifier is trained.
  var weights: Tensor<Scalar>? { get set }

  /// The loss on some examples, and its gradient with respect to the weights.
  ///
  /// - Parameters:
  ///   - w: The weights, of shape `[D, C]`.
  ///   - x: The examples, of shape `[B, D]`.
  ///   - y: Their labels, B of them, each in `0..<C`.
  ///   - regularization: The strength of the L2 penalty on the weights.
  /// - Returns: The loss, and its gradient of shape `[D, C]`.
  func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>)
}

extension LinearClassifier {
  /// Trains the weights by stochastic gradient descent.
  ///
  /// Every iteration draws a minibatch, takes the loss and the gradient on it, and makes a step
  /// against the gradient. Weights that are still nil start as `0.001 · randn(D, C)`, where C is one
  /// more than the largest label.
  ///
  /// - Parameters:
  ///   - x: The training examples, of shape `[N, D]`.
  ///   - y: Their labels, N of them.
  ///   - learningRate: The length of a step, as a multiple of the gradient.
  ///   - regularization: The strength of the L2 penalty.
  ///   - iterations: The number of steps.
  ///   - batchSize: The number of examples in a minibatch, B.
  ///   - random: The source of the first weights and of the minibatches.
  ///   - progress: Called with the iteration and its loss, after every iteration.
  /// - Returns: The loss of every iteration.
  public mutating func train(
    _ x: Tensor<Scalar>, labels y: [Int], learningRate: Scalar = 1e-3,
    regularization: Scalar = 1e-5, iterations: Int = 100, batchSize: Int = 200,
    using random: inout RandomState, progress: ((Int, Scalar) -> Void)? = nil
  ) throws -> [Scalar] {
    let classCount = (y.max() ?? 0) + 1
    var w = weights ?? random.randn([x.shape[1], classCount]) * 0.001
    var lossHistory: [Scalar] = []
    for iteration in 0..<iterations {
      let batch = try sampleBatch(x, labels: y, size: batchSize, using: &random)
      let (loss, gradient) = try loss(w, x: batch.x, y: batch.y, regularization: regularization)
      lossHistory.append(loss)
      try descend(&w, along: gradient, learningRate: learningRate)
      progress?(iteration, loss)
      reportProgress(iteration: iteration + 1, of: iterations)
    }
    weights = w
    return lossHistory
  }

  /// Draws a minibatch from the training set, with replacement.
  ///
  /// Drawing with replacement is faster than without, and does as well here:
  /// `random.choice(N, size: B)` draws B row numbers that way.
  ///
  /// - Parameters:
  ///   - x: The training examples, of shape `[N, D]`.
  ///   - y: Their labels, N of them.
  ///   - size: The number of examples to draw, B.
  ///   - random: The source of the row numbers.
  /// - Returns: The drawn examples, of shape `[B, D]`, and their labels.
  func sampleBatch(
    _ x: Tensor<Scalar>, labels y: [Int], size: Int, using random: inout RandomState
  ) throws -> LabelledData<Scalar> {
    try todo("draw the rows of a minibatch with replacement")
  }

  /// Makes one step of gradient descent.
  ///
  /// - Parameters:
  ///   - w: The weights to change, of shape `[D, C]`.
  ///   - gradient: The gradient of the loss, of the same shape.
  ///   - learningRate: The length of the step, as a multiple of the gradient.
  func descend(
    _ w: inout Tensor<Scalar>, along gradient: Tensor<Scalar>, learningRate: Scalar
  ) throws {
    try todo("step against the gradient")
  }

  /// Predicts the label of each example: the class with the highest score.
  ///
  /// - Parameter x: The examples, of shape `[N, D]`.
  /// - Returns: N labels.
  /// - Throws: `LinearClassifierError` when the classifier was not trained.
  public func predict(_ x: Tensor<Scalar>) throws -> [Int] {
    guard let weights else { throw LinearClassifierError.notTrained }
    return try predict(x, weights: weights)
  }

  /// Predicts the label of each example with the given weights.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, D]`.
  ///   - w: The weights, of shape `[D, C]`.
  /// - Returns: N labels, each the class with the highest score.
  func predict(_ x: Tensor<Scalar>, weights w: Tensor<Scalar>) throws -> [Int] {
    try todo("choose the class with the highest score")
  }
}

/// What can go wrong when a linear classifier is asked.
public enum LinearClassifierError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The classifier has no weights yet.
  case notTrained

  /// The error in a sentence.
  public var description: String {
    switch self {
    case .notTrained: "expected a trained classifier, found one without weights; call train first"
    }
  }
}
