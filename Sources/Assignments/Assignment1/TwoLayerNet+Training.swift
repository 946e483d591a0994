public import Core

/// The losses and accuracies recorded during training.
public struct TrainingHistory<Scalar: TensorScalar>: Sendable, Equatable {
  /// The loss on the minibatch of each iteration.
  public var loss: [Scalar] = []
  /// The accuracy on the current minibatch, recorded once per epoch.
  public var trainAccuracy: [Double] = []
  /// The validation accuracy, recorded once per epoch.
  public var validationAccuracy: [Double] = []

  /// Creates an empty history.
  public init() {}
}

extension TwoLayerNet {
  /// Trains the net by stochastic gradient descent.
  ///
  /// Each iteration samples a minibatch, computes its loss and gradients, and takes a step along
  /// the negative gradient. After the first iteration of each epoch, the accuracies are recorded
  /// and the learning rate decays. An epoch has `max(N / batchSize, 1)` iterations. This number is
  /// not rounded: an epoch begins whenever the iteration index is a multiple of it. If the training
  /// set is smaller than a minibatch, every iteration is therefore an epoch.
  ///
  /// - Parameters:
  ///   - x: The training examples, of shape `[N, D]`.
  ///   - y: The N labels.
  ///   - xValidation: The validation examples, of shape `[V, D]`.
  ///   - yValidation: The V labels of the validation examples.
  ///   - learningRate: The initial learning rate.
  ///   - learningRateDecay: The factor by which the learning rate is multiplied after each epoch.
  ///   - regularization: The L2 regularization strength.
  ///   - iterations: The number of iterations.
  ///   - batchSize: The number of examples in a minibatch, B.
  ///   - random: The random number generator that draws the minibatches.
  ///   - progress: Called after each iteration with its index and its loss.
  /// - Returns: The losses and accuracies recorded during training.
  /// - Throws: `NotImplemented` until the functions it calls are written.
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

  /// Samples a minibatch from the training set, with replacement.
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

  /// Takes one step of gradient descent on all four parameters.
  ///
  /// - Parameters:
  ///   - gradients: The gradient of the loss with respect to each parameter.
  ///   - learningRate: The learning rate.
  /// - Throws: `NotImplemented` until you have written it.
  mutating func descend(
    along gradients: TwoLayerNetGradients<Scalar>, learningRate: Scalar
  ) throws {
    try todo("update each parameter along its negative gradient")
  }
}
