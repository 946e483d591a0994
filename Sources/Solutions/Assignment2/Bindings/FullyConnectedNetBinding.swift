import Contract2
import Core

/// A fully connected network, with the parameters of the payload or those that it starts with.
enum FullyConnectedNetBinding: Binding {
  enum Call: String, CaseIterable { case initial, loss, predictions }
  static let name = "a2.fullyConnected"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .initial:
      var random = try input.random()
      return try input.initialParameters(
        of: FullyConnectedNet<Scalar>(
          hiddenSizes: input.ints(.hiddenSizes), inputSize: input.ints(.shape)[0],
          classCount: input.int(.classCount), keep: input.payload.number(.keep),
          normalization: input.normalization(), weightScale: input.number(.weightScale),
          using: &random))
    case .loss: return try input.loss(of: network(input))
    case .predictions: return .answer(.scores, try predictions(input))
    }
  }

  /// The scores of test examples after some steps, in which the running statistics and the
  /// parameters change.
  private static func predictions<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> Tensor<Scalar> {
    let (data, size) = (try input.data(), try input.int(.batchSize))
    var net: FullyConnectedNet<Scalar> = try network(input)
    try input.replaceParameters(of: &net)
    for start in stride(from: 0, to: data.y.count, by: size) {
      let batch = start..<min(start + size, data.y.count)
      _ = try net.loss(data.x[batch], y: Array(data.y[batch]))
      for name in net.parameters.names { net.parameters[name] = net.parameters[name] * 0.9 }
    }
    return try net.scores(input.tensor(.xTest))
  }

  /// A network with the payload's settings.
  private static func network<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> FullyConnectedNet<Scalar> {
    let data = try input.data()
    var random = RandomState(seed: 0)
    return try FullyConnectedNet(
      hiddenSizes: input.ints(.hiddenSizes), inputSize: data.x.count / data.y.count,
      classCount: input.int(.classCount), keep: input.payload.number(.keep),
      normalization: input.normalization(), regularization: input.number(.regularization),
      dropoutSeed: UInt32(truncatingIfNeeded: input.int(.dropoutSeed)), using: &random)
  }
}
