import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on max pooling with loops, in question 4.
package enum MaxPool: CheckedExercise {
  package static let id = "a2.pool"

  private static let layer = LayerChecks(
    exercise: id, function: "maxPool", ending: "Naive", file: file, cases: { $0.poolCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("takes the maximum of each window"),
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Inputs of max pooling: windows that tile the image, overlap, leave gaps or are not square.
  ///
  /// The last images have too many pixels for a numerical gradient. Windows are large, because
  /// pixels that share no window could be varied at once.
  mutating func poolCases() -> [CheckCase] {
    [
      ([3, 2, 8, 8], 2, 2, 2), ([2, 3, 5, 5], 3, 3, 1), ([1, 2, 6, 9], 2, 3, 1),
      ([2, 1, 7, 5], 1, 2, 3), ([1, 1, 2, 3], 2, 3, 1), ([2, 2, 9, 7], 3, 1, 2),
      ([1, 3, 600, size(400...404)], 400, 267, 100),
    ].map { images, height, width, stride in
      .init([.x: randn(images)], [.height: height, .width: width, .stride: stride])
    }
  }
}
