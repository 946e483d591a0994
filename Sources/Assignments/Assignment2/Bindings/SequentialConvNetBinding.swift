import Contract2
import Core

/// The network written as a list of layers, and a step of its optimizer.
enum SequentialConvNetBinding: Binding {
  enum Call: String, CaseIterable { case scores, step }
  static let name = "a2.framework.sequential"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let setup: TrainingSetup<Scalar> = try sequentialConvNet(
      imageShape: input.imageShape(), classCount: input.int(.classCount), using: &random)
    switch call {
    case .scores: return try input.scoresAnswer(setup.network, 32, 16)
    case .step: return try input.stepAnswer(setup)
    }
  }
}
