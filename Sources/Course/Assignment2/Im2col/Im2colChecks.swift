import Contract2
import Core
package import Judging
import Record

/// The exercise on `im2col` and its transpose `col2im`, in question 4.
package enum Im2col: CheckedExercise {
  package static let id = "a2.im2col"

  package static var checks: [CheckDefinition] {
    [
      columnsCheck(
        "a2.im2col", "im2col copies each window into a column", output: .columns
      ) { random, window, shape in
        (.x, random.randn(shape))
      },
      columnsCheck(
        "a2.col2im", "col2im adds each column to its window's pixels", output: .x
      ) { random, window, shape in
        let rows = 1 + (shape[2] + 2 * window[3] - window[0]) / window[2]
        let columns = 1 + (shape[3] + 2 * window[3] - window[1]) / window[2]
        return (
          .columns, random.randn([shape[0], shape[1] * window[0] * window[1], rows * columns])
        )
      },
    ]
  }
}

/// Creates a check of `im2col` or `col2im` with various windows, strides and paddings.
private func columnsCheck(
  _ exercise: String, _ title: String, output: Key<AnyTensor>,
  draw:
    @escaping @Sendable (
      _ random: inout RandomState, _ window: [Int], _ shape: [Int]
    ) -> (Key<AnyTensor>, Tensor<Double>)
) -> CheckDefinition {
  CheckDefinition(exercise, title, .output, file: Im2col.file) { context in
    let windows = [
      ([2, 3, 4, 5], [2, 2, 1, 0]), ([1, 2, 5, 7], [3, 2, 2, 1]), ([3, 1, 3, 3], [1, 3, 1, 2]),
      ([1, 1, 6, 4], [2, 2, 2, 0]), ([1, 2, 5, 6], [3, 3, 2, 1]),
    ]
    let cases = windows.map { shape, window in
      var input = Payload()
      let (key, tensor) = draw(&context.random, window, shape)
      input.set(key, tensor)
      for (key, value) in zip([Key.height, .width, .stride, .padding], window) {
        input.set(key, value)
      }
      input.set(.shape, shape)
      return CheckCase(
        situation: "x \(shape), window \(window[0]) x \(window[1]), stride \(window[2]), "
          + "padding \(window[3])", input: input)
    }
    return try context.compare(exercise, cases, outputs: [output])
  }
}
