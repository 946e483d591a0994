import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on spatial group normalization, in question 4.
package enum SpatialGroupNorm: CheckedExercise {
  package static let id = "a2.spatialGroupnorm"

  private static let layer = LayerChecks(
    exercise: id, function: "spatialGroupNorm", file: file,
    floor: JudgingDefaults.normalizationFloor,
    cases: { $0.groupNormCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("normalizes each group of channels"),
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Creates inputs of group normalization, from one group in all to one group per channel.
  fileprivate mutating func groupNormCases() -> [CheckCase] {
    let small = [([2, 6, 4, 5], 2), ([1, 4, 3, 2], 1), ([3, 3, 2, 4], 3), ([2, 8, 1, 3], 4)]
    return (small + [([2, 6, 250, size(240...245)], 2)]).map { shape, groups in
      let channels = [1, shape[1], 1, 1]
      return .init(
        [
          .x: randn(shape) * 4 + 10, .gamma: scales(channels, of: shape),
          .beta: randn(channels),
        ],
        [.groups: groups], numbers: [.epsilon: groups == 1 ? 0.4 : 1e-5])
    }
  }
}
