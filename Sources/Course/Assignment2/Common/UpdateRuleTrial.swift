import Core
import LabKit
import Presentation

/// One step of an update rule, compared with the published values.
struct UpdateRuleTrial {
  /// The rule's display name.
  let name: String
  /// The exercise that takes the step.
  let exercise: String
  /// The published parameters after the step.
  let expected: [Double]
  /// An upper bound on the relative error of a correct step.
  let bound: Double

  /// Takes the step and compares the result with the published values.
  ///
  /// - Parameters:
  ///   - run: The lab run that calls the exercise.
  ///   - prepare: Sets the rule's hyperparameters and state.
  /// - Throws: Errors thrown by the exercise, or for an answer that cannot be used.
  func check(_ run: LabRun, _ prepare: (inout Payload) -> Void) throws {
    try run.step("One step with \(name)") { content in
      var input = Payload()
      let w = spaced(-0.4, 0.6, [4, 5])
      input.set(.w, w)
      input.set(.dw, spaced(-0.6, 0.4, [4, 5]))
      prepare(&input)
      let next = try tensor(run.call(exercise, input), .w, shape: [4, 5])
      content.compare(
        next, with: Tensor(expected, shape: [4, 5]), "the parameters after the step", below: bound)
      content.table(
        "The first row of the parameters",
        columns: ["", "w[0, 0]", "w[0, 1]", "w[0, 2]", "w[0, 3]", "w[0, 4]"],
        rows: [("before", w), ("after", next)].map { name, tensor in
          [name] + tensor.row(0).scalars.map { Wording.number($0, digits: 6) }
        })
    }
  }
}
