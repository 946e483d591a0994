import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on spatial batch normalization, in question 4.
package enum SpatialBatchNorm: CheckedExercise {
  package static let id = "a2.spatialBatchnorm"

  /// Creates the checks of the layer, with inputs for the given modes: several for training time,
  /// one for test time.
  private static func layer(_ modes: [ModeChoice]) -> LayerChecks {
    LayerChecks(
      exercise: id, function: "spatialBatchNorm", file: file, buildsOn: [BatchNorm.file],
      floor: JudgingDefaults.normalizationFloor
    ) { random in
      modes.flatMap { mode in
        random.spatialNormCases(mode: mode).prefix(mode == .train ? .max : 1)
      }
    }
  }

  package static var checks: [CheckDefinition] {
    [
      layer([.train, .test]).forward("normalizes each channel"),
      layer([.train]).backward(),
    ]
  }
}

extension RandomState {
  /// Creates inputs of spatial batch normalization.
  fileprivate mutating func spatialNormCases(mode: ModeChoice) -> [CheckCase] {
    let small = [[2, 3, 4, 5], [1, 2, 3, 2], [6, 1, 2, 3], [4, 5, 1, 2]]
    return (small + [[4, 6, size(170...175), 180]]).map { shape in
      let channels = shape[1]
      return .init(
        [
          .x: randn(shape) * 4 + 10, .gamma: scales([channels], of: shape),
          .beta: randn([channels]),
          .mean: randn([channels]), .variance: rand([channels]) + 0.5,
        ], numbers: [.epsilon: channels == 3 ? 0.4 : 1e-5, .momentum: channels == 3 ? 0.6 : 0.9]
      ).with(.mode, mode)
    }
  }
}
