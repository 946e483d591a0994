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
        try context.examineNetGradients("a2.twoLayerNet.loss", context.random.twoLayerCases())
      },
      trainingCheck(
        "a2.twoLayerNet.train", "trainTwoLayerNet trains a good network",
        file: file("TwoLayerNetTraining.swift"), buildsOn: [file] + layers),
    ]
  }
}

extension RandomState {
  fileprivate mutating func twoLayerCases() -> [CheckCase] {
    [([5, 4], 7, 3, 0.0), ([3, 2, 3], 5, 4, 1), ([1, 6], 4, 2, 0.3)].map {
      shape, hidden, classes, regularization in
      let features = shape.dropFirst().reduce(1, *)
      var one = CheckCase(
        [
          .x: randn(shape), .weights(1): randn([features, hidden]), .biases(1): randn([hidden]),
          .weights(2): randn([hidden, classes]), .biases(2): randn([classes]),
        ], numbers: [.regularization: regularization])
      one.input.set(.y, randint(below: classes, count: shape[0]))
      return one
    }
  }
}
