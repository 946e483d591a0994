import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on max pooling with im2col, in question 4.
package enum Im2colMaxPool: CheckedExercise {
  package static let id = "a2.fastPool"

  private static let layer = LayerChecks(
    exercise: id, function: "maxPool", ending: "Im2col", file: file, buildsOn: [Im2col.file],
    cases: { $0.poolCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("computes max pooling"),
      layer.backward(),
      CheckDefinition(
        "a2.fastPool.speedReference", "Max pooling with im2col keeps up with the reference", .speed,
        file: file, buildsOn: [Im2col.file]
      ) { context in
        let shape = [100, 3, 32, 32]
        return try context.measure(
          .init(
            name: "a2.fastPool.backward", yardstick: .reference,
            operations: Double(shape.reduce(1, *)))
        ) { $0.timedPooling(shape) }
      },
    ]
  }
}

extension RandomState {
  fileprivate mutating func timedPooling(_ shape: [Int]) -> Payload {
    var input = Payload()
    input.set(.x, randn(shape) as Tensor<Float>)
    input.set(.upstream, randn([shape[0], shape[1], shape[2] / 2, shape[3] / 2]) as Tensor<Float>)
    for key in [Key.height, .width, .stride] { input.set(key, 2) }
    return input
  }
}
