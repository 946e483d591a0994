import Contract2
import Core

/// The two-layer network, with the parameters of the payload.
enum TwoLayerNetBinding: Binding {
  enum Call: String, CaseIterable { case scores, loss }
  static let name = "a2.twoLayerNet"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    let (w1, w2) = (try input.tensor(.weights(1)), try input.tensor(.weights(2)))
    var random = RandomState(seed: 0)
    var net = try TwoLayerNet<Scalar>(
      inputSize: w1.shape[0], hiddenSize: w1.shape[1], classCount: w2.shape[1],
      regularization: input.number(.regularization), using: &random)
    switch call {
    case .scores:
      try input.replaceParameters(of: &net)
      return .answer(.scores, try net.scores(input.tensor(.x)))
    case .loss: return try input.loss(of: net)
    }
  }
}
