import Contract2
import Core

/// The two-layer network, with the parameters of the payload or those that it starts with.
enum TwoLayerNetBinding: Binding {
  enum Call: String, CaseIterable { case initial, scores, loss }
  static let name = "a2.twoLayerNet"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .initial:
      var random = try input.random()
      return try input.initialParameters(
        of: TwoLayerNet<Scalar>(
          inputSize: input.ints(.shape)[0], hiddenSize: input.ints(.hiddenSizes)[0],
          classCount: input.int(.classCount), weightScale: input.number(.weightScale),
          using: &random))
    case .scores:
      var net = try network(input)
      try input.replaceParameters(of: &net)
      return .answer(.scores, try net.scores(input.tensor(.x)))
    case .loss: return try input.loss(of: network(input))
    }
  }

  /// A network of the sizes of the payload's parameters.
  private static func network<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> TwoLayerNet<Scalar> {
    let (w1, w2) = (try input.tensor(.weights(1)), try input.tensor(.weights(2)))
    var random = RandomState(seed: 0)
    return try TwoLayerNet(
      inputSize: w1.shape[0], hiddenSize: w1.shape[1], classCount: w2.shape[1],
      regularization: input.number(.regularization), using: &random)
  }
}
