import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on a two-layer network built from layers, in question 1.
package enum TwoLayerNet: CheckedExercise {
  package static let id = "a2.twoLayerNet"
  private static let layers = [Affine.file, ReLU.file]

  package static var checks: [CheckDefinition] {
    [
      initialCheck("a2.twoLayerNet", "TwoLayerNet", file: file) { random in
        [.network(hidden: [random.size(50...60)], features: 40, classes: 37)]
      },
      CheckDefinition(
        "a2.twoLayerNet.scores", "TwoLayerNet computes the scores", .output, file: file,
        buildsOn: layers
      ) { context in
        try context.compare(
          "a2.twoLayerNet.scores", context.random.twoLayerCases(), outputs: [Key.scores])
      },
      CheckDefinition(
        "a2.twoLayerNet.loss", "TwoLayerNet computes the loss", .output, file: file,
        buildsOn: layers
      ) { context in
        try context.compare(
          "a2.twoLayerNet.loss", context.random.twoLayerCases(), outputs: [Key.loss])
      },
      CheckDefinition(
        "a2.twoLayerNet.gradient", "TwoLayerNet computes the right gradients", .gradient,
        file: file, buildsOn: layers
      ) { context in
        try context.examineGradients(
          .loss("a2.twoLayerNet.loss"), context.random.twoLayerCases(),
          floor: JudgingDefaults.netFloor)
      },
      trainingCheck(
        "a2.twoLayerNet.train", "trainTwoLayerNet trains a good network",
        file: file("TwoLayerNetTraining.swift"), buildsOn: [file] + layers),
    ]
  }
}

extension RandomState {
  /// Networks with and without regularization.
  ///
  /// The last one has too many weights for a numerical gradient, and the one before it has a shape
  /// that was there before.
  fileprivate mutating func twoLayerCases() -> [CheckCase] {
    let small = [
      ([5, 4], 7, 3, 0.0, 1.0), ([3, 2, 3], 5, 4, 0.05, 1), ([1, 6], 4, 2, 0.01, 1),
      ([5, 4], 7, 3, 0.02, 1),
    ]
    let large = ([3, 40, 45], size(400...420), 7, 0.02, 0.05)
    return (small + [large]).map { shape, hidden, classes, regularization, scale in
      let features = shape.dropFirst().reduce(1, *)
      var one = CheckCase(
        [
          .x: randn(shape), .weights(1): randn([features, hidden]) * scale,
          .biases(1): randn([hidden]), .weights(2): randn([hidden, classes]) * scale,
          .biases(2): randn([classes]),
        ], numbers: [.regularization: regularization])
      one.input.set(.y, randint(below: classes, count: shape[0]))
      return one
    }
  }
}
