import Contract2
import Core

/// Question 5: training runs of the simple networks, for labs only; no check calls them.
enum FrameworkTrainingBinding: Binding {
  enum Call: String, CaseIterable {
    case barebones = "barebones.train"
    case module = "module.train"
    case sequential = "sequential.train"
  }
  typealias Elements = InFloat
  static let name = "a2.framework"
  static let allowed: CoreParts = .all

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let (shape, classCount) = (try input.imageShape(), try input.int(.classCount))
    switch call {
    case .barebones:
      return try trainBarebonesNet(input, shape, classCount, using: &random)
    case .module:
      let setup: TrainingSetup<Scalar> = try moduleConvNet(
        imageShape: shape, classCount: classCount, using: &random)
      return try trained(setup, input, using: &random)
    case .sequential:
      let setup: TrainingSetup<Scalar> = try sequentialConvNet(
        imageShape: shape, classCount: classCount, using: &random)
      return try trained(setup, input, using: &random)
    }
  }

  private static func trainBarebonesNet<Scalar>(
    _ input: TypedPayload<Scalar>, _ imageShape: [Int], _ classCount: Int,
    using random: inout RandomState
  ) throws -> Payload {
    let images = try PreparedImages(input)
    let parameters: ConvNetParameters<Scalar> = try convNetParameters(
      imageShape: imageShape, classCount: classCount, using: &random)
    let losses = try trainBarebones(
      parameters.all, scores: { try threeLayerConvNet($0, parameters) }, train: images.train,
      learningRate: input.number(.learningRate), epochs: input.int(.epochs), using: &random)
    var answer = Payload.answer(.lossHistory, Tensor(losses))
    let test = try predictedClasses(of: images.test) { try threeLayerConvNet($0, parameters) }
    answer.set(.testLabels, test)
    return answer
  }

  /// Trains for the payload's `epochs`.
  private static func trained<Scalar>(
    _ setup: TrainingSetup<Scalar>, _ input: TypedPayload<Scalar>, using random: inout RandomState
  ) throws -> Payload {
    var setup = setup
    setup.epochs = try input.int(.epochs)
    let images = try PreparedImages(input)
    let history = try setup.train(
      on: images.train, validation: images.validation, using: &random)
    return try trainedAnswer(setup, history, images)
  }
}
