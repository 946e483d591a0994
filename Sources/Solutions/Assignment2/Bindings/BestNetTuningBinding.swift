import Core

/// The best fully connected network.
enum BestNetTuningBinding: CallBinding {
  typealias Elements = InFloat
  static let name = "a2.bestNet.train"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let (net, history) = try trainBestNet(
      train: input.data(), validation: input.validation(), using: &random)
    return try input.trained(net, history)
  }
}
