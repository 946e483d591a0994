/// Trains a model by stochastic gradient descent with any update rule.
///
/// Every iteration draws a minibatch from the training set, with replacement, and updates each
/// parameter by its own copy of the rule. An epoch is as many iterations as whole minibatches fit
/// the training set, but at least one; at its end the learning rates decay. After the first
/// iteration, each epoch and the last iteration the accuracies are measured. In the end the model
/// gets those parameters back that had the best validation accuracy, if that was ever above 0; its
/// statistics stay.
public struct Solver<Model: TrainableModel, Rule: UpdateRule<Model.Scalar>>: Sendable {
  /// The element type of model and rule.
  public typealias Scalar = Model.Scalar

  /// The model in its current state.
  public private(set) var model: Model
  /// The losses and accuracies so far.
  public private(set) var history = SolverHistory()
  /// The hyperparameters of the training.
  public let settings: SolverSettings

  private let trainingData: LabelledData<Scalar>
  private let validationData: LabelledData<Scalar>
  private var rules: [Rule]
  private var best: NamedTensors<Scalar>?

  /// Makes a solver.
  ///
  /// - Parameters:
  ///   - model: The model to train.
  ///   - train: The training set: examples of shape `[N, …]`, with labels.
  ///   - validation: The validation set: examples of shape `[V, …]`, with labels.
  ///   - rule: The update rule in its initial state; each parameter gets a copy.
  ///   - settings: The hyperparameters of the training.
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

  /// Trains for as many epochs as the settings say.
  ///
  /// - Parameters:
  ///   - random: Draws minibatches, and the examples on which accuracies are measured.
  ///   - log: Called with each line about losses and accuracies.
  ///   - checkpoint: Called with a checkpoint each time that the accuracies were measured.
  /// - Throws: What model, rule and `checkpoint` throw.
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

  /// The accuracy of the current model.
  ///
  /// - Parameters:
  ///   - data: The examples to predict, of shape `[N, …]`, with labels.
  ///   - samples: How many of them to draw, with replacement; all if nil or not fewer.
  ///   - batchSize: How many examples to predict at once, which limits memory.
  ///   - random: The generator that the examples are drawn with.
  /// - Returns: The fraction of examples whose label is predicted correctly.
  /// - Throws: What the model throws.
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

  /// Updates each parameter once; returns the loss before.
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

  /// Measures the accuracies, hands out a checkpoint and keeps the best parameters.
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
