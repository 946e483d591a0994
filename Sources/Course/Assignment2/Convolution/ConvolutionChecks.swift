import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on convolution with loops, in question 4.
package enum Convolution: CheckedExercise {
  package static let id = "a2.conv"

  private static let layer = LayerChecks(
    exercise: id, function: "conv", ending: "Naive", file: file, cases: { $0.convCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("applies each filter at each position"),
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Inputs of a convolution: some images and filters are not square or have size 1.
  ///
  /// Strides and paddings vary, and one stride leaves a remainder. The last one has too many pixels
  /// and weights for a numerical gradient. Each filter is about as large as the image, because
  /// pixels that share no window could be varied at once.
  mutating func convCases() -> [CheckCase] {
    let rows = size(340...344)
    return [
      ([2, 3, 4, 4], [3, 3, 4, 4], 2, 1), ([4, 3, 5, 5], [2, 3, 3, 3], 1, 1),
      ([2, 2, 5, 8], [3, 2, 3, 2], 1, 0), ([1, 1, 7, 5], [1, 1, 1, 3], 2, 0),
      ([3, 2, 6, 9], [4, 2, 2, 5], 2, 2), ([1, 3, 1, 4], [2, 3, 1, 1], 3, 0),
      ([2, 2, 8, 7], [3, 2, 3, 2], 2, 0),
      ([1, 3, rows, 350], [2, 3, rows, 350], 2, 1),
    ].map { images, filters, stride, padding in
      .init(
        [.x: randn(images), .w: randn(filters), .b: randn([filters[0]])],
        [.stride: stride, .padding: padding])
    }
  }
}
