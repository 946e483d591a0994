import Contract2
import Core
package import Judging
import Presentation
import Record

/// The exercise on SGD with momentum, in question 1.
package enum SGDMomentumRule: CheckedExercise {
  package static let id = "a2.sgdMomentum"

  package static var checks: [CheckDefinition] {
    [
      ruleCheck("sgdMomentum", "SGDMomentumRule", file: file, memory: [.velocity]) {
        [.learningRate: 1e-2 * $0, .momentum: 0.9 / $0]
      }
    ]
  }
}
