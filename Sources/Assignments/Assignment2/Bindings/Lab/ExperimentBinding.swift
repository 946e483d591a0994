import Contract2
import Core

/// Training runs with given networks and settings, for labs only; no check calls them.
enum ExperimentBinding: Binding {
  enum Call: String, CaseIterable { case fullyConnected, convNet }
  typealias Elements = InFloat
  static let name = "a2.experiment"
  static let allowed: CoreParts = [.convolution, .pooling]

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .fullyConnected: try fullyConnectedNet(input)
    case .convNet: try convNet(input)
    }
  }

  /// Trains a fully connected network with the payload's `hiddenSizes`.
  private static func fullyConnectedNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let train = try input.data()
    let net = try FullyConnectedNet<Scalar>(
      hiddenSizes: input.ints(.hiddenSizes), inputSize: train.x.count / max(train.y.count, 1),
      keep: input.payload.number(.keep), normalization: input.normalization(),
      regularization: input.number(.regularization), weightScale: input.number(.weightScale),
      using: &random)
    return try trained(net, input, using: &random)
  }

  /// Trains a three-layer convolutional network with 7 × 7 filters.
  private static func convNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let net = try ThreeLayerConvNet<Scalar>(
      inputShape: Array(input.tensor(.x).shape.dropFirst()), hiddenSize: input.int(.hiddenSize),
      weightScale: input.number(.weightScale), regularization: input.number(.regularization),
      using: &random)
    return try trained(net, input, using: &random)
  }

  /// Trains a network with the update rule that the payload names.
  private static func trained<Scalar>(
    _ net: some TrainableModel<Scalar>, _ input: TypedPayload<Scalar>,
    using random: inout RandomState
  ) throws -> Payload {
    let rate = try input.number(.learningRate)
    return switch try input.choice(.rule) {
    case .sgd: try trained(net, by: SGDRule(learningRate: rate), input, using: &random)
    case .sgdMomentum:
      try trained(net, by: SGDMomentumRule(learningRate: rate), input, using: &random)
    case .rmsprop: try trained(net, by: RMSPropRule(learningRate: rate), input, using: &random)
    case .adam: try trained(net, by: AdamRule(learningRate: rate), input, using: &random)
    }
  }

  private static func trained<Model: TrainableModel, Rule: UpdateRule<Model.Scalar>>(
    _ net: Model, by rule: Rule, _ input: TypedPayload<Model.Scalar>,
    using random: inout RandomState
  ) throws -> Payload {
    var solver = Solver(
      net, train: try input.data(), validation: try input.validation(), rule: rule,
      settings: SolverSettings(
        batchSize: try input.int(.batchSize), epochs: try input.int(.epochs), verbose: false))
    try solver.train(using: &random)
    var answer = Payload(solver.history)
    answer.set(.weights(1), solver.model.parameters["W1"])
    return answer
  }
}
