/// The hyperparameters of a `Solver`.
public struct SolverSettings: Sendable, Equatable {
  /// The factor by which the learning rate is multiplied after each epoch.
  public var learningRateDecay: Double
  /// The number of examples in a minibatch.
  public var batchSize: Int
  /// The number of epochs.
  public var epochs: Int
  /// The number of training examples to sample when the accuracy is measured.
  ///
  /// If nil, all examples are used.
  public var trainSamples: Int?
  /// The number of validation examples to sample when the accuracy is measured.
  ///
  /// If nil, all examples are used.
  public var validationSamples: Int?
  /// The number of iterations between two log lines with the loss.
  public var printEvery: Int
  /// Whether to log losses and accuracies.
  public var verbose: Bool

  /// Creates settings.
  ///
  /// The defaults are the same as in CS231n.
  public init(
    learningRateDecay: Double = 1, batchSize: Int = 100, epochs: Int = 10,
    trainSamples: Int? = 1000, validationSamples: Int? = nil, printEvery: Int = 10,
    verbose: Bool = true
  ) {
    self.learningRateDecay = learningRateDecay
    self.batchSize = batchSize
    self.epochs = epochs
    self.trainSamples = trainSamples
    self.validationSamples = validationSamples
    self.printEvery = printEvery
    self.verbose = verbose
  }
}
