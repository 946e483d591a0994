package import Judging
import Record

/// The exercise on a step of the LSTM, in question 2.
package enum LSTMStep: CheckedExercise {
  package static let id = "a3.lstmStep"

  private static let layer = LayerChecks(
    exercise: id, function: "lstmStep", file: file,
    cases: { RecurrentCases(gates: 4).steps(&$0) })

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a3.lstmStep.forward", "lstmStepForward computes the next hidden states and cell states",
        .output, file: file
      ) { context in
        // Each output has its name here; the gradients are those of both in one tensor.
        let cases = RecurrentCases(gates: 4).steps(&context.random)
        let again = RecurrentCases(gates: 4).steps(&context.random).prefix(1)
        return try context.compare(
          "a3.lstmStep.states", cases + again.map { $0.called("the same shapes again") })
      },
      layer.backward(),
    ]
  }
}
