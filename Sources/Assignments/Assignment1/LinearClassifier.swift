public import Core

/// A classifier whose scores are linear in the input: `scores = x · w`.
///
/// `LinearSVM` and `Softmax` share everything except the loss. The last column of `x` is usually
/// all ones, so that the last row of `w` acts as the bias.
///
/// Letters in shapes: N examples, D features, C classes, B examples in a minibatch.
public protocol LinearClassifier<Scalar> {
  /// The element type of the weights and the examples.
  associatedtype Scalar: TensorScalar

  /// The weights, of shape `[D, C]`; nil until the classifier is trained.
  var weights: Tensor<Scalar>? { get set }

  /// Computes the loss on a minibatch, and its gradient with respect to the weights.
  ///
  /// - Parameters:
  ///   - w: The weights, of shape `[D, C]`.
  ///   - x: The examples, of shape `[B, D]`.
  ///   - y: The B labels, each in `0..<C`.
  ///   - regularization: The L2 regularization strength.
  /// - Returns: The loss, and its gradient of shape `[D, C]`.
  /// - Throws: `NotImplemented` until the loss is written.
  func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>)
}

extension LinearClassifier {
  /// Trains the weights by stochastic gradient descent.
  ///
  /// Each iteration samples a minibatch, computes its loss and gradient, and takes a step along the
  /// negative gradient. If the weights are nil, they are initialized to `0.001 · randn(D, C)`,
  /// where C is the largest label plus 1.
  ///
  /// - Parameters:
  ///   - x: The training examples, of shape `[N, D]`.
  ///   - y: The N labels.
  ///   - learningRate: The learning rate.
  ///   - regularization: The L2 regularization strength.
  ///   - iterations: The number of iterations.
  ///   - batchSize: The number of examples in a minibatch, B.
  ///   - random: The random number generator that draws the initial weights and the minibatches.
  ///   - progress: Called after each iteration with its index and its loss.
  /// - Returns: The loss at each iteration.
  /// - Throws: `NotImplemented` until the functions it calls are written.
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

  /// Samples a minibatch from the training set, with replacement.
  ///
  /// Sampling with replacement is faster and works just as well here: `random.choice(N, size: B)`
  /// returns B row indices.
  ///
  /// - Parameters:
  ///   - x: The training examples, of shape `[N, D]`.
  ///   - y: The N labels.
  ///   - size: The number of examples to sample, B.
  ///   - random: The random number generator.
  /// - Returns: The sampled examples, of shape `[B, D]`, and their labels.
  /// - Throws: `NotImplemented` until you have written it.
  func sampleBatch(
    _ x: Tensor<Scalar>, labels y: [Int], size: Int, using random: inout RandomState
  ) throws -> LabelledData<Scalar> {
    try todo("sample the rows of a minibatch with replacement")
  }

  /// Takes one step of gradient descent.
  ///
  /// - Parameters:
  ///   - w: The weights to update, of shape `[D, C]`.
  ///   - gradient: The gradient of the loss, of the same shape.
  ///   - learningRate: The learning rate.
  /// - Throws: `NotImplemented` until you have written it.
  func descend(
    _ w: inout Tensor<Scalar>, along gradient: Tensor<Scalar>, learningRate: Scalar
  ) throws {
    try todo("take a step along the negative gradient")
  }

  /// Predicts the label of each example: the class with the highest score.
  ///
  /// - Parameter x: The examples, of shape `[N, D]`.
  /// - Returns: The N predicted labels.
  /// - Throws: `LinearClassifierError` if the classifier has not been trained.
  public func predict(_ x: Tensor<Scalar>) throws -> [Int] {
    guard let weights else { throw LinearClassifierError.notTrained }
    return try predict(x, weights: weights)
  }

  /// Predicts the label of each example with the given weights.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, D]`.
  ///   - w: The weights, of shape `[D, C]`.
  /// - Returns: The N predicted labels, each the class with the highest score.
  /// - Throws: `NotImplemented` until you have written it.
  func predict(_ x: Tensor<Scalar>, weights w: Tensor<Scalar>) throws -> [Int] {
    try todo("find the class with the highest score")
  }
}

/// An error while using a linear classifier.
public enum LinearClassifierError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The classifier has no weights yet.
  case notTrained

  /// The error message.
  public var description: String {
    switch self {
    case .notTrained: "expected a trained classifier, found one without weights; call train first"
    }
  }
}
