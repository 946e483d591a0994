/// How a `Solver` trains.
public struct SolverSettings: Sendable, Equatable {
  /// What each learning rate is multiplied by at the end of an epoch.
  public var learningRateDecay: Double
  /// The number of examples in a minibatch.
  public var batchSize: Int
  /// The number of epochs.
  public var epochs: Int
  /// How many training examples to take for measuring the accuracy; all of them if nil.
  public var trainSamples: Int?
  /// How many validation examples to take for measuring the accuracy; all of them if nil.
  public var validationSamples: Int?
  /// The number of iterations from one line about the loss to the next.
  public var printEvery: Int
  /// Whether to tell losses and accuracies at all.
  public var verbose: Bool

  /// Makes settings; those not named are the course's.
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
