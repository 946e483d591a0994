import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on a convolutional network, in question 4.
package enum ThreeLayerConvNet: CheckedExercise {
  package static let id = "a2.convNet"

  package static var checks: [CheckDefinition] {
    [
      initialCheck("a2.convNet", "ThreeLayerConvNet", file: file) { random in
        var network = CheckCase.network(hidden: [random.size(50...60)], classes: 37, layers: 3)
        network.input.set(.shape, [3, 8, 12])
        network.input.set(.channel1, random.size(20...25))
        network.input.set(.height, 5)
        return [network]
      },
      CheckDefinition(
        "a2.convNet.scores", "ThreeLayerConvNet computes the scores", .output, file: file,
        buildsOn: [Affine.file, ReLU.file]
      ) { context in
        try context.compare(
          "a2.convNet.scores", context.random.convNetCases(), outputs: [Key.scores])
      },
      CheckDefinition(
        "a2.convNet.loss", "ThreeLayerConvNet computes the loss", .output, file: file,
        buildsOn: [Affine.file, ReLU.file]
      ) { context in
        try context.compare(
          "a2.convNet.loss", context.random.convNetCases(), outputs: [Key.loss])
      },
      CheckDefinition(
        "a2.convNet.gradient", "ThreeLayerConvNet computes the right gradients", .gradient,
        file: file, buildsOn: [Affine.file, ReLU.file]
      ) { context in
        try context.examineGradients(
          .loss("a2.convNet.loss"), context.random.convNetCases(),
          floor: JudgingDefaults.netFloor)
      },
    ]
  }
}

extension RandomState {
  /// Inputs of the convolutional network, with images that are not square.
  ///
  /// The last one has too many weights for a numerical gradient.
  fileprivate mutating func convNetCases() -> [CheckCase] {
    let small = [
      ([2, 3, 4, 6], 3, 3, 5, 0.0), ([3, 1, 6, 4], 2, 5, 4, 0.02), ([1, 2, 2, 2], 4, 1, 3, 0.01),
    ]
    let large = ([2, 3, 16, 20], 8, 3, size(1150...1200), 0.01)
    return (small + [large]).map { images, filters, size, hidden, regularization in
      let pooled = filters * images[2] / 2 * images[3] / 2
      let scale = min(0.5, 1 / Double(pooled).squareRoot())
      var one = CheckCase(
        [
          .x: randn(images), .weights(1): randn([filters, images[1], size, size]) * 0.5,
          .biases(1): randn([filters]), .weights(2): randn([pooled, hidden]) * scale,
          .biases(2): randn([hidden]), .weights(3): randn([hidden, 6]) * scale,
          .biases(3): randn([6]),
        ], numbers: [.regularization: regularization])
      one.input.set(.y, randint(below: 6, count: images[0]))
      return one
    }
  }
}
