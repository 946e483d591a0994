import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on fully connected networks of any depth, in questions 1 to 3.
package enum FullyConnectedNet: CheckedExercise {
  package static let id = "a2.fullyConnected"
  /// The file with the forward and backward passes.
  static let passes = file("FullyConnectedNet+Passes.swift")

  package static var checks: [CheckDefinition] {
    [
      initialCheck("a2.fullyConnected", "FullyConnectedNet", file: file) { random in
        [NormalizationChoice.none, .batch, .layer].map {
          .network(hidden: [random.size(60...70), 40], features: 40, classes: 37, $0)
        }
      },
      CheckDefinition(
        "a2.fullyConnected.loss", "FullyConnectedNet computes the loss", .output,
        file: passes, buildsOn: [file, Affine.file, ReLU.file]
      ) { context in
        try context.compare(
          "a2.fullyConnected.loss", context.random.plainNetCases(), outputs: [Key.loss])
      },
      CheckDefinition(
        "a2.fullyConnected.gradient", "FullyConnectedNet computes the right gradients", .gradient,
        file: passes, buildsOn: [file, Affine.file, ReLU.file]
      ) { context in
        try context.examineGradients(
          .loss("a2.fullyConnected.loss"), context.random.plainNetCases(),
          floor: JudgingDefaults.netFloor)
      },
      netCheck(
        "a2.fullyConnected.normalization",
        "FullyConnectedNet normalizes before each ReLU",
        buildsOn: [BatchNorm.file, LayerNorm.file]
      ) { random in
        [
          random.netCase([20, 30], normalization: .batch, regularization: 3.14),
          random.netCase([6, 5, 4], normalization: .layer),
          random.netCase([7], normalization: .batch),
          random.netCase([8, 8], normalization: .batch),
          random.netCase([5, 8], normalization: .layer, regularization: 0.5),
          random.largeNetCase(normalization: .batch),
          random.largeNetCase(normalization: .layer),
        ]
      },
      predictionCheck(
        "a2.fullyConnected.normalization.predictions",
        "FullyConnectedNet predicts with the running statistics",
        buildsOn: [BatchNorm.file, LayerNorm.file]
      ) { random in
        [
          random.netCase([20, 30], normalization: .batch),
          random.netCase([8, 8], normalization: .batch),
          random.netCase([6, 5, 4], normalization: .layer),
        ]
      },
      netCheck(
        "a2.fullyConnected.dropout", "FullyConnectedNet applies dropout after each ReLU",
        buildsOn: [Dropout.file, LayerNorm.file],
        also: { $0.netCase([8, 8], normalization: .layer, keep: 0.6) },
        given: { $0.netCase([8, 8], normalization: .layer) }
      ) { random in
        [0.75, 0.5, 0.9].map { random.netCase([20, 30], keep: $0, regularization: 0.1) }
          + [random.largeNetCase(keep: 0.6)]
      },
      predictionCheck(
        "a2.fullyConnected.dropout.predictions", "FullyConnectedNet drops nothing in predictions",
        buildsOn: [Dropout.file]
      ) { random in
        [random.netCase([20, 30], keep: 0.5), random.netCase([7], keep: 0.8)]
      },
    ]
  }
}

extension RandomState {
  fileprivate mutating func plainNetCases() -> [CheckCase] {
    [
      netCase([20, 30]), netCase([7], regularization: 0.02),
      netCase([4, 6, 5], regularization: 0.05), largeNetCase(),
    ]
  }
}
