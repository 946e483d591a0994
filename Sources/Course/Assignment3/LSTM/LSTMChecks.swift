package import Judging

/// The exercise on the LSTM over sequences, in question 2.
package enum LSTM: CheckedExercise {
  package static let id = "a3.lstm"

  private static let layer = LayerChecks(
    exercise: id, function: "lstm", file: file, buildsOn: [LSTMStep.file],
    cases: { RecurrentCases(gates: 4).sequences(&$0) })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("computes the hidden states of all steps"),
      layer.backward(),
    ]
  }
}
