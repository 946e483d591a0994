import Contract2
import Core

/// The network written as a module, and a step of its optimizer.
enum ThreeLayerConvModuleBinding: Binding {
  enum Call: String, CaseIterable { case scores, step }
  static let name = "a2.framework.module"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let (shape, classes) = (try input.imageShape(), try input.int(.classCount))
    switch call {
    case .scores:
      let (channel1, channel2) = (try input.int(.channel1), try input.int(.channel2))
      let network = try ThreeLayerConvModule<Scalar>(
        inChannel: shape[0], channel1: channel1, channel2: channel2,
        imageSize: Extent2D(shape[1], shape[2]), classCount: classes, using: &random)
      return try input.scoresAnswer(network, channel1, channel2)
    case .step:
      return try input.stepAnswer(
        moduleConvNet(imageShape: shape, classCount: classes, using: &random))
    }
  }
}
