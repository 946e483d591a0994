import Core
import Presentation
import Record

extension RandomState {
  /// A fully connected network with parameters of its own, examples and labels.
  mutating func netCase(
    _ hiddenSizes: [Int], normalization: String = "none", keep: Double = 1,
    regularization: Double = 0
  ) -> CheckCase {
    let (count, imageShape, classes) = (5, [3, 4], 6)
    let sizes = [imageShape.reduce(1, *)] + hiddenSizes + [classes]
    var input = Payload()
    for layer in 1..<sizes.count {
      let width = sizes[layer]
      input.set("W\(layer)", randn([sizes[layer - 1], width]) * 0.3 as Tensor<Double>)
      input.set("b\(layer)", randn([width]) as Tensor<Double>)
      if normalization != "none" && layer < sizes.count - 1 {
        input.set("gamma\(layer)", rand([width]) + 0.5 as Tensor<Double>)
        input.set("beta\(layer)", randn([width]) as Tensor<Double>)
      }
    }
    input.set("x", randn([count] + imageShape) as Tensor<Double>)
    input.set("y", randint(below: classes, count: count))
    input.set("hiddenSizes", hiddenSizes)
    input.set("classCount", classes)
    input.set("keep", keep)
    input.set("regularization", regularization)
    input.set("dropoutSeed", randint(below: 1 << 30))
    input.texts["normalization"] = normalization
    let situation =
      "hidden layers \(hiddenSizes), normalisation \(normalization), keep \(keep.short), "
      + "regularization \(regularization.short)"
    return .init(situation: situation, input: input)
  }
}

/// A check of loss and gradients of the deep network in one of its settings.
func netCheck(
  _ id: String, _ title: String, buildsOn: [String],
  cases: @escaping @Sendable (inout RandomState) -> [CheckCase]
) -> CheckDefinition {
  CheckDefinition(
    id, title, .gradient, file: Assignment2File.netPasses,
    buildsOn: [Assignment2File.net, Assignment2File.affine, Assignment2File.relu] + buildsOn
  ) { context in
    try context.examineNet("a2.fullyConnected.loss", cases(&context.random))
  }
}

extension CheckContext {
  /// Examines a network's loss, then the gradient of each of its parameters.
  func examineNet(_ exercise: String, _ cases: [CheckCase]) throws -> Finding {
    let loss = try compare(exercise, cases, outputs: ["loss"], success: "")
    guard loss.facts == .measured(share: 1) else { return loss }
    return try examineNetGradients(exercise, cases)
  }

  /// Examines the gradient of each parameter of a network.
  ///
  /// A bias in front of a batch normalisation has a gradient of zero, of which only the rounding is
  /// left; so small gradients are judged by their absolute errors.
  func examineNetGradients(_ exercise: String, _ cases: [CheckCase]) throws -> Finding {
    let parameters = try cases.flatMap { one in
      try expected(exercise, one.input).tensors.keys.filter { $0 != "loss" }.sorted().map { name in
        let parameter = String(name.dropFirst())
        return GradientCase(
          situation: one.situation, input: one.input, parameter: parameter, gradient: name,
          batch: { points in
            var input = one.input
            input.texts["parameter"] = parameter
            input.set("points", points)
            return input
          })
      }
    }
    return try examineGradient(exercise, losses: exercise + ".losses", parameters, floor: 1e-4)
  }
}
