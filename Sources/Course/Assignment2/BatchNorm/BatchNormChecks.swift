import Core
import Record

private typealias File = Assignment2File

private let batchNormLayer = LayerChecks(
  exercise: "a2.batchnorm", function: "batchNorm", file: File.batchNorm, floor: 1e-4,
  cases: { $0.normCases(mode: "train") })

private let layerNormLayer = LayerChecks(
  exercise: "a2.layernorm", function: "layerNorm", file: File.layerNorm, floor: 1e-4,
  cases: { $0.normCases() })

/// Question 2: batch normalisation and layer normalisation.
let normalizationChecks: [CheckDefinition] = [
  CheckDefinition(
    "a2.batchnorm.forward", "batchNormForward normalises the minibatch in training", .output,
    file: File.batchNorm
  ) { context in
    try context.compare(
      "a2.batchnorm.forward", context.random.normCases(mode: "train"), outputs: ["out"],
      floor: 1e-4, success: "The output agrees on four shapes.")
  },
  CheckDefinition(
    "a2.batchnorm.running", "batchNormForward lets the running statistics follow", .property,
    file: File.batchNorm, body: examineRunningStatistics),
  CheckDefinition(
    "a2.batchnorm.test", "batchNormForward predicts by the running statistics alone", .property,
    file: File.batchNorm
  ) { context in
    let cases = context.random.normCases(mode: "test")
    // A single example has no variance of its own.
    let single = CheckCase(
      [
        "x": context.random.randn([1, 4]), "gamma": context.random.randn([4]),
        "beta": context.random.randn([4]), "mean": context.random.randn([4]),
        "variance": context.random.rand([4]) + 0.5,
      ], texts: ["mode": "test"])
    return try context.compare(
      "a2.batchnorm.forward", cases + [single], floor: 1e-4,
      success: "The running statistics are used, and stay as they are.")
  },
  batchNormLayer.backward(),
  batchNormLayer.backward(variant: "Simplified"),
  CheckDefinition(
    "a2.batchnorm.backwardSimplified.speed",
    "batchNormBackwardSimplified is about as fast as the reference", .speed,
    file: File.batchNorm
  ) { context in
    try context.measure(
      .init(
        name: "a2.batchnorm.backwardSimplified", yardstick: .reference,
        operations: 2 * 1000 * 500)
    ) { random in
      var input = Payload()
      let shape = [1000, 500]
      input.set("x", random.randn(shape) as Tensor<Float>)
      input.set("gamma", random.randn([500]) as Tensor<Float>)
      input.set("beta", random.randn([500]) as Tensor<Float>)
      input.set("upstream", random.randn(shape) as Tensor<Float>)
      return input
    }
  },
  layerNormLayer.forward("normalises each example"),
  layerNormLayer.backward(),
  netCheck(
    "a2.fullyConnected.normalization", "FullyConnectedNet normalises between affine layer and ReLU",
    buildsOn: [File.batchNorm, File.layerNorm]
  ) { random in
    [
      random.netCase([20, 30], normalization: "batch", regularization: 3.14),
      random.netCase([6, 5, 4], normalization: "layer"),
      random.netCase([7], normalization: "batch"),
      random.netCase([5, 8], normalization: "layer", regularization: 0.5),
    ]
  },
  .written("batchNorm.1", "Inline question: the scale of the first weights"),
  .written("batchNorm.2", "Inline question: the size of the minibatches"),
  .written("batchNorm.3", "Inline question: the same done to data"),
  .written("batchNorm.4", "Inline question: where layer normalisation fails"),
]

/// Runs one minibatch after another, from statistics that are zero.
///
/// A running average that starts elsewhere, weighs the new values otherwise, or takes the variance by
/// N − 1, ends elsewhere.
private func examineRunningStatistics(_ context: any CheckContext) throws -> Finding {
  let features = 4
  var (mean, variance) = (Tensor<Double>.zeros([features]), Tensor<Double>.zeros([features]))
  for step in 1...3 {
    let one = CheckCase(
      [
        "x": context.random.randn([5, features]) * 3 + 7, "gamma": context.random.randn([features]),
        "beta": context.random.randn([features]), "mean": mean, "variance": variance,
      ], texts: ["mode": "train"])
    let finding = try context.compare(
      "a2.batchnorm.forward", [one], outputs: ["mean", "variance"], success: "")
    guard finding.facts == .measured(share: 1) else {
      var finding = finding
      finding.explanation =
        "After \(step) minibatches, the running statistics differ from momentum · running + "
        + "(1 − momentum) · sample, with the biased variance of the sample. " + finding.explanation
      return finding
    }
    let next = try context.expected("a2.batchnorm.forward", one.input)
    (mean, variance) = (try next.doubles("mean"), try next.doubles("variance"))
  }
  return .pass("The running statistics follow three minibatches as they should.")
}
