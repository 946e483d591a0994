import Contract2
import Core
import Judging
import Presentation
import Record

extension RandomState {
  /// Creates a fully connected network with random parameters, examples and labels.
  mutating func netCase(
    _ hiddenSizes: [Int], normalization: NormalizationChoice = .none, keep: Double = 1,
    regularization: Double = 0
  ) -> CheckCase {
    let (count, imageShape, classes) = (5, [3, 4], 6)
    let sizes = [imageShape.reduce(1, *)] + hiddenSizes + [classes]
    var input = Payload()
    for layer in 1..<sizes.count {
      let width = sizes[layer]
      input.set(.weights(layer), randn([sizes[layer - 1], width]) * 0.3 as Tensor<Double>)
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

/// Creates a check of the loss and gradients of deep networks with given settings.
func netCheck(
  _ id: String, _ title: String, buildsOn: [String],
  cases: @escaping @Sendable (inout RandomState) -> [CheckCase]
) -> CheckDefinition {
  CheckDefinition(
    id, title, .gradient, file: FullyConnectedNet.passes,
    buildsOn: [FullyConnectedNet.file, Affine.file, ReLU.file] + buildsOn
  ) { context in
    try context.examineNet("a2.fullyConnected.loss", cases(&context.random))
  }
}
