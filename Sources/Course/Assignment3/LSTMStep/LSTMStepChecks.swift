package import Judging

/// The exercise on a step of the LSTM, in question 2.
package enum LSTMStep: CheckedExercise {
  package static let id = "a3.lstmStep"

  private static let layer = LayerChecks(
    exercise: id, function: "lstmStep", file: file,
    cases: { RecurrentCases(gates: 4).steps(&$0) })

  package static var checks: [CheckDefinition] {
    [
      // Each output has its name here; the gradients are those of both in one tensor.
      layer.forward("computes the next hidden states and cell states", call: "states"),
      layer.backward(),
    ]
  }
}
