/// Trains a model by stochastic gradient descent with any update rule.
///
/// Each iteration samples a minibatch from the training set, with replacement, and updates each
/// parameter with its own copy of the update rule. An epoch has as many iterations as there are
/// whole minibatches in the training set, but at least one. After each epoch, the learning rate
/// decays. Accuracies are measured after the first iteration, after each epoch and after the last
/// iteration. When training ends, the parameters with the best validation accuracy are restored if
/// that accuracy was above 0. The model's statistics are not restored.
public struct Solver<Model: TrainableModel, Rule: UpdateRule<Model.Scalar>>: Sendable {
  /// The element type of the model and the rule.
  public typealias Scalar = Model.Scalar

  /// The model in its current state.
  public private(set) var model: Model
  /// The losses and accuracies so far.
  public private(set) var history = SolverHistory()
  /// The training hyperparameters.
  public let settings: SolverSettings

  private let trainingData: LabelledData<Scalar>
  private let validationData: LabelledData<Scalar>
  private var rules: [Rule]
  private var best: NamedTensors<Scalar>?

  /// Creates a solver.
  ///
  /// - Parameters:
  ///   - model: The model to train.
  ///   - train: The training set: examples of shape `[N, …]`, with labels.
  ///   - validation: The validation set: examples of shape `[V, …]`, with labels.
  ///   - rule: The update rule in its initial state. Each parameter gets a copy of the rule.
  ///   - settings: The training hyperparameters.
  public init(
    _ model: Model, train: LabelledData<Scalar>, validation: LabelledData<Scalar>, rule: Rule,
    settings: SolverSettings = SolverSettings()
  ) {
    self.model = model
    trainingData = train
    validationData = validation
    self.settings = settings
    rules = Array(repeating: rule, count: model.parameters.count)
  }

  /// Trains for the number of epochs in the settings.
  ///
  /// - Parameters:
  ///   - random: The random number generator that samples minibatches and the examples used to
  ///     measure accuracy.
  ///   - log: A function that receives each line of the log.
  ///   - checkpoint: A function that receives a checkpoint each time accuracies are measured.
  /// - Throws: Errors thrown by the model, the rule or `checkpoint`.
  public mutating func train(
    using random: inout RandomState, log: (String) -> Void = { print($0) },
    checkpoint: (SolverCheckpoint<Scalar>) throws -> Void = { _ in }
  ) throws {
    let iterationsPerEpoch = max(trainingData.y.count / settings.batchSize, 1)
    let iterations = settings.epochs * iterationsPerEpoch
    for iteration in 0..<iterations {
      let loss = try step(using: &random)
      if settings.verbose && iteration % settings.printEvery == 0 {
        log("(Iteration \(iteration + 1) / \(iterations)) loss: \(loss)")
      }
      reportProgress(iteration: iteration + 1, of: iterations)
      let endsEpoch = (iteration + 1) % iterationsPerEpoch == 0
      if endsEpoch {
        history.epoch += 1
        for index in rules.indices {
          rules[index].learningRate *= Scalar(settings.learningRateDecay)
        }
      }
      if endsEpoch || iteration == 0 || iteration == iterations - 1 {
        try evaluate(using: &random, log: log, checkpoint: checkpoint)
      }
    }
    if let best { model.parameters = best }
  }

  /// Computes the accuracy of the current model.
  ///
  /// - Parameters:
  ///   - data: The examples to predict, of shape `[N, …]`, with labels.
  ///   - samples: The number of examples to sample, with replacement. If `samples` is nil or at
  ///     least N, all examples are used.
  ///   - batchSize: The number of examples to predict at once, which limits memory use.
  ///   - random: The random number generator that samples the examples.
  /// - Returns: The fraction of examples predicted correctly.
  /// - Throws: Errors thrown by the model.
  public func checkAccuracy(
    on data: LabelledData<Scalar>, samples: Int? = nil, batchSize: Int = 100,
    using random: inout RandomState
  ) throws -> Double {
    var (x, y) = (data.x, data.y)
    if let samples, y.count > samples {
      let rows = random.choice(y.count, size: samples)
      (x, y) = (x[rows: rows], rows.map { data.y[$0] })
    }
    var predicted: [Int] = []
    for start in stride(from: 0, to: y.count, by: batchSize) {
      let batch = x[start..<min(start + batchSize, y.count)]
      predicted += try model.scores(batch).argmax(axis: 1).scalars
    }
    return accuracy(of: predicted, on: y)
  }

  /// Updates each parameter once, and returns the loss before the update.
  private mutating func step(using random: inout RandomState) throws -> Scalar {
    let rows = random.choice(trainingData.y.count, size: settings.batchSize)
    let (loss, gradients) = try model.loss(
      trainingData.x[rows: rows], y: rows.map { trainingData.y[$0] })
    history.loss.append(Double(loss))
    for (index, name) in model.parameters.names.enumerated() {
      try rules[index].update(&model.parameters[name], dw: gradients[name])
    }
    return loss
  }

  /// Measures accuracies, hands out a checkpoint, and remembers the best parameters.
  private mutating func evaluate(
    using random: inout RandomState, log: (String) -> Void,
    checkpoint: (SolverCheckpoint<Scalar>) throws -> Void
  ) throws {
    let trainAccuracy = try checkAccuracy(
      on: trainingData, samples: settings.trainSamples, using: &random)
    let validationAccuracy = try checkAccuracy(
      on: validationData, samples: settings.validationSamples, using: &random)
    history.trainAccuracy.append(trainAccuracy)
    history.validationAccuracy.append(validationAccuracy)
    try checkpoint(SolverCheckpoint(of: model, history: history))
    if settings.verbose {
      log(
        "(Epoch \(history.epoch) / \(settings.epochs)) train acc: \(trainAccuracy); "
          + "val_acc: \(validationAccuracy)")
    }
    if validationAccuracy > history.bestValidationAccuracy {
      history.bestValidationAccuracy = validationAccuracy
      best = model.parameters
    }
  }
}
