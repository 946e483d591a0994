import Core

/// Training of a two-layer network.
enum TwoLayerNetTrainingBinding: CallBinding {
  typealias Elements = InFloat
  static let name = "a2.twoLayerNet.train"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let (net, history) = try trainTwoLayerNet(
      train: input.data(), validation: input.validation(), using: &random)
    return try input.trained(net, history)
  }
}
