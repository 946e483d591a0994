import Core
package import Judging
import Presentation
import Record

/// The exercise on the affine layer, in question 1.
package enum Affine: CheckedExercise {
  package static let id = "a2.affine"

  private static let layer = LayerChecks(
    exercise: id, function: "affine", file: file, cases: { $0.affineCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("computes x · w + b"),
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Creates inputs of an affine layer: examples with several axes, a single example, a single
  /// feature.
  fileprivate mutating func affineCases() -> [CheckCase] {
    [([2, 4, 5, 6], 3), ([1, 7], 4), ([10, 2, 3], 5), ([3, 1], 1)].map { shape, units in
      let features = shape.dropFirst().reduce(1, *)
      return .init([
        .x: randn(shape), .w: randn([features, units]), .b: randn([units]),
      ])
    }
  }
}
