import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on convolution with im2col, in question 4.
package enum Im2colConvolution: CheckedExercise {
  package static let id = "a2.fastConv"

  private static let layer = LayerChecks(
    exercise: id, function: "conv", ending: "Im2col", file: file, buildsOn: [Im2col.file],
    cases: { $0.convCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("computes the convolution"),
      layer.backward(),
      CheckDefinition(
        "a2.fastConv.speed", "Convolution with im2col is much faster than loops", .speed,
        file: file, buildsOn: [Im2col.file]
      ) { context in
        try context.measure(
          .convolution(against: .other(exercise: "a2.conv.backward", name: "the reference's loops"))
        ) { $0.timedConvolution() }
      },
      CheckDefinition(
        "a2.fastConv.speedReference", "Convolution with im2col keeps up with the reference",
        .speed,
        file: file, buildsOn: [Im2col.file]
      ) { context in
        try context.measure(.convolution(against: .reference)) { $0.timedConvolution() }
      },
    ]
  }
}

extension TimedExercise {
  /// Describes the timed call of the forward and backward passes of the im2col convolution.
  fileprivate static func convolution(against yardstick: Yardstick) -> Self {
    Self(
      name: "a2.fastConv.backward", yardstick: yardstick,
      operations: 3 * 2 * 50 * 25 * 16 * 16 * 27)
  }
}

extension RandomState {
  /// Creates inputs in `Float`, half as large as those that the course's notebook times.
  fileprivate mutating func timedConvolution() -> Payload {
    var input = Payload()
    input.set(.x, randn([50, 3, 31, 31]) as Tensor<Float>)
    input.set(.w, randn([25, 3, 3, 3]) as Tensor<Float>)
    input.set(.b, randn([25]) as Tensor<Float>)
    input.set(.upstream, randn([50, 25, 16, 16]) as Tensor<Float>)
    input.set(.stride, 2)
    input.set(.padding, 1)
    return input
  }
}
