package import Judging

/// The exercise on a step of the vanilla recurrent network, in question 1.
package enum RNNStep: CheckedExercise {
  package static let id = "a3.rnnStep"

  private static let layer = LayerChecks(
    exercise: id, function: "rnnStep", file: file,
    cases: { RecurrentCases(gates: 1).steps(&$0) })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("computes tanh(x · wx + prevH · wh + b)"),
      layer.backward(),
    ]
  }
}
