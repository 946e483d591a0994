import Contract2
import Core

/// Deep networks that overfit a few images, with the student's settings or those of the payload.
enum OverfittingTuningBinding: Binding {
  enum Call: String, CaseIterable { case threeLayers, fiveLayers }
  typealias Elements = InFloat
  static let name = "a2.overfit"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    var choice: OverfittingChoice<Scalar>
    let hiddenSizes: [Int]
    switch call {
    case .threeLayers: (choice, hiddenSizes) = (try threeLayerOverfitting(), [100, 100])
    case .fiveLayers: (choice, hiddenSizes) = (try fiveLayerOverfitting(), [100, 100, 100, 100])
    }
    if input.payload.contains(.learningRate) {
      choice = OverfittingChoice(
        learningRate: try input.number(.learningRate), weightScale: try input.number(.weightScale))
    }
    var random = try input.random()
    let history = try overfit(
      choice, hiddenSizes: hiddenSizes, train: input.data(), validation: input.validation(),
      using: &random)
    var answer = Payload(history)
    answer.set(.learningRate, Double(choice.learningRate))
    answer.set(.weightScale, Double(choice.weightScale))
    return answer
  }
}
