public import Core

/// How a training went.
public struct TrainingHistory<Scalar: TensorScalar>: Sendable, Equatable {
  /// The loss of every iteration, on its minibatch.
  public var loss: [Scalar] = []
  /// The accuracy on a minibatch, once an epoch.
  public var trainAccuracy: [Double] = []
  /// The accuracy on the validation examples, once an epoch.
  public var validationAccuracy: [Double] = []

  /// Makes an empty history.
  public init() {}
}

extension TwoLayerNet {
  /// Trains the net by stochastic gradient descent.
  ///
  /// Every iteration draws a minibatch, takes the loss and the gradients on it, and makes a step
  /// against them. After the first iteration of each epoch the accuracies are recorded, and the
  /// learning rate decays. An epoch is `max(N / batchSize, 1)` iterations, not rounded: it begins
  /// where the number of the iteration is a multiple of that, so a set smaller than a minibatch has
  /// an epoch every iteration.
  ///
  /// - Parameters:
  ///   - x: The training examples, of shape `[N, D]`.
  ///   - y: Their labels, N of them.
  ///   - xValidation: The validation examples, of shape `[V, D]`.
  ///   - yValidation: Their labels, V of them.
  ///   - learningRate: The length of the first step, as a multiple of the gradient.
  ///   - learningRateDecay: What the learning rate is multiplied by after each epoch.
  ///   - regularization: The strength of the L2 penalty.
  ///   - iterations: The number of steps.
  ///   - batchSize: The number of examples in a minibatch, B.
  ///   - random: The source of the minibatches.
  ///   - progress: Called with the iteration and its loss, after every iteration.
  /// - Returns: The losses and accuracies on the way.
  public mutating func train(
    _ x: Tensor<Scalar>, labels y: [Int], validation xValidation: Tensor<Scalar>,
    labels yValidation: [Int], learningRate: Scalar = 1e-3, learningRateDecay: Scalar = 0.95,
    regularization: Scalar = 5e-6, iterations: Int = 100, batchSize: Int = 200,
    using random: inout RandomState, progress: ((Int, Scalar) -> Void)? = nil
  ) throws -> TrainingHistory<Scalar> {
    let iterationsPerEpoch = max(Double(x.shape[0]) / Double(batchSize), 1)
    var learningRate = learningRate
    var history = TrainingHistory<Scalar>()
    for iteration in 0..<iterations {
      let batch = try sampleBatch(x, labels: y, size: batchSize, using: &random)
      let (loss, gradients) = try loss(batch.x, y: batch.y, regularization: regularization)
      history.loss.append(loss)
      try descend(along: gradients, learningRate: learningRate)
      progress?(iteration, loss)
      reportProgress(iteration: iteration + 1, of: iterations)
      if Double(iteration).truncatingRemainder(dividingBy: iterationsPerEpoch) == 0 {
        history.trainAccuracy.append(accuracy(of: try predict(batch.x), on: batch.y))
        history.validationAccuracy.append(accuracy(of: try predict(xValidation), on: yValidation))
        learningRate *= learningRateDecay
      }
    }
    return history
  }

  /// Draws a minibatch from the training set, with replacement.
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

  /// Makes one step of gradient descent with all four parameters.
  ///
  /// - Parameters:
  ///   - gradients: The gradient of the loss with respect to each parameter.
  ///   - learningRate: The length of the step, as a multiple of the gradient.
  mutating func descend(
    along gradients: TwoLayerNetGradients<Scalar>, learningRate: Scalar
  ) throws {
    try todo("step against the gradient of each parameter")
  }
}
