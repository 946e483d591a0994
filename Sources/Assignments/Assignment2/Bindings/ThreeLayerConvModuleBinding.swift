import Contract2
import Core

/// The network written as a module.
enum ThreeLayerConvModuleBinding: CallBinding {
  static let name = "a2.framework.module.scores"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let shape = try input.imageShape()
    let (channel1, channel2) = (try input.int(.channel1), try input.int(.channel2))
    let network = try ThreeLayerConvModule<Scalar>(
      inChannel: shape[0], channel1: channel1, channel2: channel2,
      imageSize: Extent2D(shape[1], shape[2]), classCount: input.int(.classCount), using: &random)
    return try input.scoresAnswer(network, channel1, channel2)
  }
}
