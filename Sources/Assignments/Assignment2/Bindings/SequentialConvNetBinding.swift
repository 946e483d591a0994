import Contract2
import Core

/// The network written as a list of layers.
enum SequentialConvNetBinding: CallBinding {
  static let name = "a2.framework.sequential.scores"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let setup: TrainingSetup<Scalar> = try sequentialConvNet(
      imageShape: input.imageShape(), classCount: input.int(.classCount), using: &random)
    var answer = try input.scoresAnswer(setup.network, 32, 16)
    let optimizer = setup.optimizer as? SGD<Scalar>
    answer.set(.momentum, Double(optimizer?.momentum ?? 0))
    answer.set(.isNesterov, optimizer?.isNesterov == true ? 1 : 0)
    return answer
  }
}
