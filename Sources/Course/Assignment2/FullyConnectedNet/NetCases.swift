import Contract2
import Core
import Judging
import Presentation
import Record

extension RandomState {
  /// A network with too many weights for a numerical gradient.
  mutating func largeNetCase(
    normalization: NormalizationChoice = .none, keep: Double = 1
  ) -> CheckCase {
    netCase(
      [size(600...620)], images: [30, 41], normalization: normalization, keep: keep,
      regularization: 0.01)
  }

  /// A fully connected network with random parameters, examples and labels.
  mutating func netCase(
    _ hiddenSizes: [Int], images imageShape: [Int] = [3, 4],
    normalization: NormalizationChoice = .none, keep: Double = 1, regularization: Double = 0
  ) -> CheckCase {
    let (count, classes) = (5, 6)
    let sizes = [imageShape.reduce(1, *)] + hiddenSizes + [classes]
    var input = Payload()
    for layer in 1..<sizes.count {
      let width = sizes[layer]
      let scale = 1 / Double(sizes[layer - 1]).squareRoot()
      input.set(.weights(layer), randn([sizes[layer - 1], width]) * scale as Tensor<Double>)
      input.set(.biases(layer), randn([width]) as Tensor<Double>)
      if normalization != .none && layer < sizes.count - 1 {
        input.set(.gammas(layer), rand([width]) + 0.5 as Tensor<Double>)
        input.set(.betas(layer), randn([width]) as Tensor<Double>)
      }
    }
    input.set(.x, randn([count] + imageShape) as Tensor<Double>)
    input.set(.y, randint(below: classes, count: count))
    input.set(.hiddenSizes, hiddenSizes)
    input.set(.classCount, classes)
    input.set(.keep, keep)
    input.set(.regularization, regularization)
    input.set(.dropoutSeed, randint(below: 1 << 30))
    input.set(.normalization, normalization)
    let situation =
      "hidden layers \(hiddenSizes), normalization \(normalization.rawValue), keep \(keep.short), "
      + "regularization \(regularization.short)"
    return .init(situation: situation, input: input)
  }
}

extension CheckCase {
  /// The settings of a network whose first parameters are examined, with the parameters' names.
  ///
  /// A network without features is one for images, with a number of layers.
  static func network(
    hidden: [Int], features: Int? = nil, classes: Int, layers: Int? = nil,
    _ normalization: NormalizationChoice = .none
  ) -> CheckCase {
    var input = Payload()
    input.set(.hiddenSizes, hidden)
    input.set(.classCount, classes)
    input.set(.keep, 0.5)
    input.set(.normalization, normalization)
    if let features { input.set(.shape, [features]) }
    let last = layers ?? hidden.count + 1
    var names = (1...last).flatMap { ["W\($0)", "b\($0)"] }
    if normalization != .none { names += (1..<last).flatMap { ["gamma\($0)", "beta\($0)"] } }
    input.set(.parameterNames, names.joined(separator: " "))
    return CheckCase(
      situation: "hidden layers \(hidden), normalization \(normalization.rawValue)", input: input)
  }
}

/// Creates a check of the scores of test examples after some steps of training.
func predictionCheck(
  _ id: String, _ title: String, buildsOn: [String],
  cases: @escaping @Sendable (inout RandomState) -> [CheckCase]
) -> CheckDefinition {
  CheckDefinition(
    id, title, .output, file: FullyConnectedNet.passes,
    buildsOn: [FullyConnectedNet.file, Affine.file, ReLU.file] + buildsOn
  ) { context in
    let cases = try cases(&context.random).map { one in
      var one = one
      let shape = Array(try one.input.doubles(.x).shape.dropFirst())
      one.input.set(.x, context.random.randn([12] + shape) * 2 + 1 as Tensor<Double>)
      let classes = try one.input.int(.classCount)
      one.input.set(.y, context.random.randint(below: classes, count: 12))
      one.input.set(.batchSize, 5)
      one.input.set(.xTest, context.random.randn([3] + shape) as Tensor<Double>)
      return one.called("after three minibatches")
    }
    return try context.compare("a2.fullyConnected.predictions", cases)
  }
}

/// Creates a check of the loss and gradients of deep networks with given settings.
///
/// - Parameters:
///   - id: The name of the check.
///   - title: The title that is shown to students.
///   - buildsOn: Other files that the networks call.
///   - also: Draws a case that needs another part of the exercise, or nil.
///   - other: Draws a case of that part alone. If its loss is wrong, the part has its own check,
///     and the case that needs it is left out.
///   - cases: Draws the cases.
/// - Returns: The check.
func netCheck(
  _ id: String, _ title: String, buildsOn: [String],
  also: (@Sendable (inout RandomState) -> CheckCase)? = nil,
  given other: (@Sendable (inout RandomState) -> CheckCase)? = nil,
  cases: @escaping @Sendable (inout RandomState) -> [CheckCase]
) -> CheckDefinition {
  CheckDefinition(
    id, title, .gradient, file: FullyConnectedNet.passes,
    buildsOn: [FullyConnectedNet.file, Affine.file, ReLU.file] + buildsOn
  ) { context in
    var cases = cases(&context.random)
    if let also, let other, try context.hasRightLoss(other(&context.random)) {
      cases.append(also(&context.random))
    }
    let loss = try context.compare("a2.fullyConnected.loss", cases, outputs: [Key.loss])
    guard loss.outcome == .measured(share: 1) else { return loss }
    return try context.examineGradients(
      .loss("a2.fullyConnected.loss"), cases, floor: JudgingDefaults.netFloor)
  }
}

extension CheckContext {
  /// Whether a network's loss is there and right.
  fileprivate func hasRightLoss(_ one: CheckCase) throws -> Bool {
    do {
      return try compare("a2.fullyConnected.loss", [one], outputs: [Key.loss]).outcome
        == .measured(share: 1)
    } catch is EarlyEnd {
      return false
    }
  }
}
