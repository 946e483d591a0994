import Core
package import Judging
import Presentation
import Record

/// Question 1: settings that overfit fifty images.
package enum OverfittingTuning: CheckedExercise {
  package static let id = "a2.overfit"

  package static var checks: [CheckDefinition] {
    [
      overfittingCheck("threeLayers", "three layers"),
      overfittingCheck("fiveLayers", "five layers"),
    ]
  }
}
