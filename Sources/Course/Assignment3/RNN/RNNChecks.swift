package import Judging

/// The exercise on the vanilla recurrent network over sequences, in question 1.
package enum RNN: CheckedExercise {
  package static let id = "a3.rnn"

  private static let layer = LayerChecks(
    exercise: id, function: "rnn", file: file, buildsOn: [RNNStep.file],
    cases: { RecurrentCases(gates: 1).sequences(&$0) })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("computes the hidden states of all steps"),
      layer.backward(),
    ]
  }
}
