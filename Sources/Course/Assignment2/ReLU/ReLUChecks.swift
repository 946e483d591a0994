import Core
package import Judging
import Presentation
import Record

/// The exercise on the rectified linear unit, in question 1.
package enum ReLU: CheckedExercise {
  package static let id = "a2.relu"

  private static let layer = LayerChecks(
    exercise: id, function: "relu", file: file, cases: { $0.reluCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("sets negative elements to zero"),
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Creates inputs of a ReLU, some of whose elements are exactly zero.
  fileprivate mutating func reluCases() -> [CheckCase] {
    var cases: [CheckCase] = [[10, 10], [3, 1, 4, 2], [1], [7, 5, 2], [810, size(900...930)]].map {
      .init([.x: randn($0)])
    }
    cases.append(.init([.x: randn([4, 6]) * 20]).called("large elements"))
    cases.append(.init([.x: Tensor<Double>([-1, 0, 2, 0, -0.5, 3], shape: [2, 3])]))
    return cases
  }
}
