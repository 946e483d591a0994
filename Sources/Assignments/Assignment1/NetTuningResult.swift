public import Core

/// One choice of hyperparameters of a two-layer net.
public struct NetChoice: Sendable, Equatable {
  /// The number of hidden units.
  public var hiddenSize: Int
  /// The length of the first step, as a multiple of the gradient.
  public var learningRate: Double
  /// What the learning rate is multiplied by after each epoch.
  public var learningRateDecay: Double
  /// The strength of the L2 penalty.
  public var regularization: Double
  /// The number of steps.
  public var iterations: Int
  /// The number of examples in a minibatch.
  public var batchSize: Int
  /// The standard deviation of the first weights.
  public var std: Double

  /// Makes a choice; what is not named is as in the first training of the course.
  public init(
    hiddenSize: Int, learningRate: Double, learningRateDecay: Double = 0.95,
    regularization: Double, iterations: Int, batchSize: Int = 200, std: Double = 1e-4
  ) {
    self.hiddenSize = hiddenSize
    self.learningRate = learningRate
    self.learningRateDecay = learningRateDecay
    self.regularization = regularization
    self.iterations = iterations
    self.batchSize = batchSize
    self.std = std
  }
}

/// What one choice of hyperparameters of a two-layer net came to.
public struct NetTuningResult<Scalar: TensorScalar>: Sendable {
  /// The choice that was tried.
  public let choice: NetChoice
  /// The trained net.
  public let net: TwoLayerNet<Scalar>
  /// The losses and accuracies during the training.
  public let history: TrainingHistory<Scalar>
  /// The fraction of the training examples that are classified rightly.
  public let trainAccuracy: Double
  /// The fraction of the validation examples that are classified rightly.
  public let validationAccuracy: Double

  /// Trains a new net with one choice of hyperparameters and measures it.
  ///
  /// - Parameters:
  ///   - choice: The hyperparameters.
  ///   - train: The training examples, of shape `[N, D]`, with labels.
  ///   - validation: The validation examples, of shape `[V, D]`, with labels.
  ///   - random: The source of first weights and minibatches.
  public init(
    _ choice: NetChoice, train: LabelledData<Scalar>, validation: LabelledData<Scalar>,
    using random: inout RandomState
  ) throws {
    var net = TwoLayerNet<Scalar>(
      inputSize: train.x.shape[1], hiddenSize: choice.hiddenSize,
      outputSize: (train.y.max() ?? 0) + 1, std: Scalar(choice.std), using: &random)
    history = try net.train(
      train.x, labels: train.y, validation: validation.x, labels: validation.y,
      learningRate: Scalar(choice.learningRate),
      learningRateDecay: Scalar(choice.learningRateDecay),
      regularization: Scalar(choice.regularization), iterations: choice.iterations,
      batchSize: choice.batchSize, using: &random)
    trainAccuracy = accuracy(of: try net.predict(train.x), on: train.y)
    validationAccuracy = accuracy(of: try net.predict(validation.x), on: validation.y)
    self.choice = choice
    self.net = net
  }
}

/// A search for hyperparameters that tried none.
public struct NothingTried: Error, Sendable, Equatable, CustomStringConvertible {
  /// Makes the error.
  public init() {}

  /// The error in a sentence.
  public var description: String {
    "results: expected at least one choice of hyperparameters, found none; try some"
  }
}

extension Array {
  /// The result with the highest accuracy on the validation set; of several, the first.
  ///
  /// - Returns: The best result.
  /// - Throws: `NothingTried` when there is none.
  public func best<Scalar>() throws(NothingTried) -> NetTuningResult<Scalar>
  where Element == NetTuningResult<Scalar> {
    let best = self.max { $0.validationAccuracy < $1.validationAccuracy }
    guard let best else { throw NothingTried() }
    return best
  }
}
