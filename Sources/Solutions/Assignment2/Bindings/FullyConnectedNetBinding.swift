import Contract2
import Core

/// The loss of a fully connected network, with the parameters of the payload.
enum FullyConnectedNetBinding: CallBinding {
  static let name = "a2.fullyConnected.loss"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let data = try input.data()
    var random = RandomState(seed: 0)
    let net = try FullyConnectedNet<Scalar>(
      hiddenSizes: input.ints(.hiddenSizes), inputSize: data.x.count / data.y.count,
      classCount: input.int(.classCount), keep: input.payload.number(.keep),
      normalization: input.normalization(), regularization: input.number(.regularization),
      dropoutSeed: UInt32(truncatingIfNeeded: input.int(.dropoutSeed)), using: &random)
    return try input.loss(of: net)
  }
}
