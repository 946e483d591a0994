import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on the Adam update rule, in question 1.
package enum AdamRule: CheckedExercise {
  package static let id = "a2.adam"

  package static var checks: [CheckDefinition] {
    [
      ruleCheck("adam", "AdamRule", file: file, memory: [.m, .v], counts: true) {
        [.learningRate: 1e-3 * $0, .beta1: 0.9 / $0, .beta2: 0.999 / $0, .epsilon: epsilon($0)]
      }
    ]
  }
}
