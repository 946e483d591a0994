import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on the RMSProp update rule, in question 1.
package enum RMSPropRule: CheckedExercise {
  package static let id = "a2.rmsprop"

  package static var checks: [CheckDefinition] {
    [
      ruleCheck("rmsprop", "RMSPropRule", file: file, memory: [.meanSquare]) {
        [.learningRate: 1e-2 * $0, .decayRate: 0.99 / $0, .epsilon: epsilon($0)]
      }
    ]
  }
}
