import Core
import Record

private typealias File = Assignment2File

private let affineLayer = LayerChecks(
  exercise: "a2.affine", function: "affine", file: File.affine, cases: { $0.affineCases() })

private let reluLayer = LayerChecks(
  exercise: "a2.relu", function: "relu", file: File.relu, cases: { $0.reluCases() })

private let layers = [File.affine, File.relu]

/// Question 1: fully connected networks, and the rules that train them.
let fullyConnectedChecks: [CheckDefinition] =
  [
    affineLayer.forward("multiplies each example by the weights"),
    affineLayer.backward(),
    reluLayer.forward("keeps what is above zero"),
    reluLayer.backward(),
  ] + twoLayerNetChecks2 + [
    CheckDefinition(
      "a2.fullyConnected.loss", "FullyConnectedNet computes the loss", .output,
      file: File.netPasses, buildsOn: [File.net] + layers
    ) { context in
      try context.compare(
        "a2.fullyConnected.loss", context.random.plainNetCases(), outputs: ["loss"],
        success: "The loss agrees for networks of two to four layers.")
    },
    CheckDefinition(
      "a2.fullyConnected.gradient", "FullyConnectedNet has the right gradients", .gradient,
      file: File.netPasses, buildsOn: [File.net] + layers
    ) { context in
      try context.examineNetGradients("a2.fullyConnected.loss", context.random.plainNetCases())
    },
    ruleCheck("sgdMomentum", "SGDMomentumRule", file: File.momentum, memory: ["velocity"]) {
      ["learningRate": 1e-2 * $0, "momentum": 0.9 / $0]
    },
    ruleCheck("rmsprop", "RMSPropRule", file: File.rmsProp, memory: ["meanSquare"]) {
      ["learningRate": 1e-2 * $0, "decayRate": 0.99 / $0, "epsilon": 1e-8 * $0]
    },
    ruleCheck("adam", "AdamRule", file: File.adam, memory: ["m", "v"], counts: true) {
      ["learningRate": 1e-3 * $0, "beta1": 0.9 / $0, "beta2": 0.999 / $0, "epsilon": 1e-8 * $0]
    },
    overfittingCheck("threeLayers", "three layers"),
    overfittingCheck("fiveLayers", "five layers"),
    trainingCheck(
      "a2.bestNet.train", "trainBestNet finds a good network", what: "The best network",
      file: File.bestNet,
      buildsOn: [File.net, File.netPasses, File.batchNorm, File.layerNorm, File.dropout]
        + [File.momentum, File.rmsProp, File.adam] + layers),
    .written("fullyConnected.1", "Inline question: gradients that vanish"),
    .written("fullyConnected.2", "Inline question: three layers and five"),
    .written("fullyConnected.3", "Inline question: steps that shrink"),
  ]

private let twoLayerNetChecks2: [CheckDefinition] = [
  CheckDefinition(
    "a2.twoLayerNet.scores", "TwoLayerNet computes the scores", .output, file: File.twoLayerNet,
    buildsOn: layers
  ) { context in
    try context.compare(
      "a2.twoLayerNet.scores", context.random.twoLayerCases(), outputs: ["scores"],
      success: "The scores agree on three shapes.")
  },
  CheckDefinition(
    "a2.twoLayerNet.loss", "TwoLayerNet computes the loss", .output, file: File.twoLayerNet,
    buildsOn: layers
  ) { context in
    try context.compare(
      "a2.twoLayerNet.loss", context.random.twoLayerCases(), outputs: ["loss"],
      success: "The loss agrees on three shapes and regularisation strengths.")
  },
  CheckDefinition(
    "a2.twoLayerNet.gradient", "TwoLayerNet has the right gradients", .gradient,
    file: File.twoLayerNet, buildsOn: layers
  ) { context in
    try context.examineNetGradients("a2.twoLayerNet.loss", context.random.twoLayerCases())
  },
  trainingCheck(
    "a2.twoLayerNet.train", "trainTwoLayerNet trains a good network", what: "The two-layer net",
    file: File.twoLayerTraining, buildsOn: [File.twoLayerNet] + layers),
]

/// Two steps of an update rule, each from what the reference remembers, and a third from nothing.
private func ruleCheck(
  _ name: String, _ type: String, file: String, memory: [String], counts: Bool = false,
  settings: @escaping @Sendable (_ factor: Double) -> [String: Double]
) -> CheckDefinition {
  CheckDefinition("a2.\(name)", "\(type) makes the right step", .output, file: file) { context in
    let shapes = [([4, 5], 1.0, true), ([3], 2, true), ([2, 1, 3], 1.5, false)]
    let cases = shapes.map { shape, factor, isUnderWay in
      var input = Payload()
      input.set("w", context.random.randn(shape) as Tensor<Double>)
      input.set("dw", context.random.randn(shape) as Tensor<Double>)
      for (name, value) in settings(factor) { input.set(name, value) }
      if isUnderWay {
        // Means of squares are not negative.
        for name in memory { input.set(name, context.random.rand(shape) + 0.1 as Tensor<Double>) }
      }
      if counts { input.set("t", isUnderWay ? 5 : 0) }
      return CheckCase(
        situation: "w \(shape), " + (isUnderWay ? "under way" : "before the first step"),
        input: input)
    }
    return try context.compare(
      "a2.\(name)", cases, success: "Steps agree, under way and at the beginning.")
  }
}

extension RandomState {
  fileprivate mutating func plainNetCases() -> [CheckCase] {
    [
      netCase([20, 30]), netCase([7], regularization: 0.7),
      netCase([4, 6, 5], regularization: 3.14),
    ]
  }

  fileprivate mutating func twoLayerCases() -> [CheckCase] {
    [([5, 4], 7, 3, 0.0), ([3, 2, 3], 5, 4, 1), ([1, 6], 4, 2, 0.3)].map {
      shape, hidden, classes, regularization in
      let features = shape.dropFirst().reduce(1, *)
      var one = CheckCase(
        [
          "x": randn(shape), "W1": randn([features, hidden]), "b1": randn([hidden]),
          "W2": randn([hidden, classes]), "b2": randn([classes]),
        ], numbers: ["regularization": regularization])
      one.input.set("y", randint(below: classes, count: shape[0]))
      return one
    }
  }
}
