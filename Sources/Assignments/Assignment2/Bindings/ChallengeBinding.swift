import Contract2
import Core

/// The network of the challenge, trained here or with submitted weights.
enum ChallengeBinding: Binding {
  enum Call: String, CaseIterable { case train, predict }
  typealias Elements = InFloat
  static let name = "a2.framework.challenge"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .train: try train(input)
    case .predict: try predict(input)
    }
  }

  private static func train<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let budget = TimeBudget(seconds: try input.payload.number(.seconds))
    var random = try input.random()
    let images = try PreparedImages(input)
    let (setup, history) = try trainChallenge(
      train: images.train, validation: images.validation, classCount: input.int(.classCount),
      budget: budget, using: &random)
    return try trainedAnswer(setup, history, images)
  }

  private static func predict<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let images = try PreparedImages(input)
    let setup: TrainingSetup<Scalar> = try challengeNetwork(
      imageShape: input.imageShape(), classCount: input.int(.classCount),
      exampleCount: images.train.y.count, using: &random)
    try setup.network.load(input.payload.part(.weights))
    var answer = Payload()
    answer.set(.testLabels, try setup.predictions(for: images.test))
    return answer
  }
}
