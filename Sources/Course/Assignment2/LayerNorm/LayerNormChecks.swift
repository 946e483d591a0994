import Core
package import Judging
import Presentation
import Record

/// The exercise on layer normalization, in question 2.
package enum LayerNorm: CheckedExercise {
  package static let id = "a2.layernorm"

  private static let layer = LayerChecks(
    exercise: id, function: "layerNorm", file: file, floor: JudgingDefaults.normalizationFloor,
    cases: { $0.normCases() })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("normalizes each example"),
      layer.backward(),
    ]
  }
}
