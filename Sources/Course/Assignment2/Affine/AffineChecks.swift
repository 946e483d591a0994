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
  /// Inputs of an affine layer: examples with several axes, a single example, a single feature, and
  /// too many inputs and weights for a numerical gradient, even if all examples or all units are
  /// varied at once.
  fileprivate mutating func affineCases() -> [CheckCase] {
    let small = [([2, 4, 5, 6], 3), ([1, 7], 4), ([10, 2, 3], 5), ([3, 1], 1)]
    let large = ([3, 400, size(600...605)], 3)
    return (small + [large]).map { shape, units in
      let features = shape.dropFirst().reduce(1, *)
      return .init([
        .x: randn(shape), .w: randn([features, units]), .b: randn([units]),
      ])
    }
  }
}
