public import Core

/// One combination of hyperparameters for a two-layer net.
public struct NetChoice: Sendable, Equatable {
  /// The number of hidden units.
  public var hiddenSize: Int
  /// The initial learning rate.
  public var learningRate: Double
  /// The factor by which the learning rate is multiplied after each epoch.
  public var learningRateDecay: Double
  /// The L2 regularization strength.
  public var regularization: Double
  /// The number of iterations.
  public var iterations: Int
  /// The number of examples in a minibatch.
  public var batchSize: Int
  /// The standard deviation of the initial weights.
  public var std: Double

  /// Creates a combination; the defaults are the same as in the course's first training run.
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

/// The result of training a two-layer net with one combination of hyperparameters.
public struct NetTuningResult<Scalar: TensorScalar>: Sendable {
  /// The hyperparameters.
  public let choice: NetChoice
  /// The trained net.
  public let net: TwoLayerNet<Scalar>
  /// The losses and accuracies recorded during training.
  public let history: TrainingHistory<Scalar>
  /// The accuracy on the training set.
  public let trainAccuracy: Double
  /// The accuracy on the validation set.
  public let validationAccuracy: Double

  /// Trains a new net with one combination of hyperparameters and measures its accuracy.
  ///
  /// - Parameters:
  ///   - choice: The hyperparameters.
  ///   - train: The training examples, of shape `[N, D]`, with labels.
  ///   - validation: The validation examples, of shape `[V, D]`, with labels.
  ///   - random: The random number generator that draws the initial weights and the minibatches.
  /// - Throws: `NotImplemented` until the functions it calls are written.
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

/// The error thrown when a hyperparameter search did not try any combination.
public struct NothingTried: Error, Sendable, Equatable, CustomStringConvertible {
  /// Creates the error.
  public init() {}

  /// The error message.
  public var description: String {
    "results: expected at least one combination of hyperparameters, found none; try at least one"
  }
}

extension Array {
  /// Finds the result with the highest validation accuracy; on a tie, the first one.
  ///
  /// - Returns: The best result.
  /// - Throws: `NothingTried` if `results` is empty.
  public func best<Scalar>() throws(NothingTried) -> NetTuningResult<Scalar>
  where Element == NetTuningResult<Scalar> {
    let best = self.max { $0.validationAccuracy < $1.validationAccuracy }
    guard let best else { throw NothingTried() }
    return best
  }
}
