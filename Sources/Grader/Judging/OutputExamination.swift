package import Core
package import Exchange
import Presentation
package import Record
import Score

/// One call whose outputs are compared with the reference's.
package struct CheckCase {
  /// What is special about the inputs, such as `x [7, 5], xTrain [11, 5]`.
  package var situation: String
  package var input: Payload

  /// Describes a call.
  package init(situation: String, input: Payload) {
    (self.situation, self.input) = (situation, input)
  }
}

extension CheckContext {
  /// Calls student and reference on the same inputs, and compares the named outputs.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - cases: The inputs to check.
  ///   - outputs: The outputs that count; nil for all of the reference's.
  ///   - floor: The least denominator of the relative error.
  ///   - form: What the answer may hold, from the reference's and the inputs.
  ///   - success: The sentence for a correct answer.
  /// - Returns: A pass that counts the cases, or the first difference.
  /// - Throws: Errors of the host, or an early end of the student's code.
  package func compare(
    _ exercise: String, _ cases: [CheckCase], outputs: [String]? = nil,
    floor: Double = JudgingDefaults.floor,
    form: (Payload, Payload) -> AnswerForm = { expected, _ in AnswerForm(like: expected) },
    success: String
  ) throws -> Finding {
    for one in cases {
      var expected = try expected(exercise, one.input)
      let received = try call(exercise, one.input, form: form(expected, one.input))
      if let outputs { expected.tensors = expected.tensors.filter { outputs.contains($0.key) } }
      if let finding = try difference(
        received, expected, situation: one.situation, floor: floor)
      {
        return finding
      }
    }
    return .pass(success)
  }

  /// Calls the student's code for outputs that are computed with further, which wrong shapes would
  /// stop.
  ///
  /// - Throws: `EarlyEnd`, when an output has another shape than the reference's, or does not come.
  package func callForShapes(_ exercise: String, _ input: Payload) throws -> Payload {
    let expected = try expected(exercise, input)
    let received = try call(exercise, input, form: AnswerForm(like: expected))
    for (name, wanted) in expected.tensors.sorted(by: { $0.key < $1.key }) {
      guard let got = received.tensors[name], got.shape != wanted.shape else { continue }
      throw EarlyEnd(
        .fail(
          "'\(name)' has the wrong shape.",
          [("expected", "\(wanted.shape)"), ("received", "\(got.shape)"), ("of", exercise)]))
    }
    return received
  }

  /// The first output that is wrong, as a finding; nil when all agree.
  ///
  /// Where the expected value is finite, NaN or infinity is a failure.
  ///
  /// - Throws: `GraderFault`, when the rubric gives no tolerance.
  package func difference(
    _ received: Payload, _ expected: Payload, situation: String,
    floor: Double = JudgingDefaults.floor
  ) throws -> Finding? {
    guard let tolerance = entry.tolerance else {
      throw GraderFault("the rubric gives no tolerance of '\(entry.id)'")
    }
    for (name, wanted) in expected.tensors.sorted(by: { $0.key < $1.key }) {
      guard let got = received.tensors[name] else {
        return .fail("The answer lacks '\(name)'.", [("called with", situation)])
      }
      guard got.shape == wanted.shape, got.elementName == wanted.elementName else {
        return .fail(
          "'\(name)' has the wrong shape.",
          [
            ("expected", "\(wanted.elementName) \(wanted.shape)"),
            ("received", "\(got.elementName) \(got.shape)"), ("called with", situation),
          ])
      }
      guard
        let worst = TensorDifference.worst(got, from: wanted, tolerance: tolerance, floor: floor)
      else { continue }
      var finding = Finding.fail(
        "'\(name)' differs from what is expected.",
        [
          ("tensor", "\(name) \(wanted.shape)"), ("worst index", "\(worst.index)"),
          ("expected", worst.expected.significant(10)),
          ("received", worst.received.significant(10)),
          ("relative error", "\(worst.error.significant(3)), allowed \(tolerance.significant(3))"),
          ("called with", situation),
        ])
      finding.images = DifferenceImages.render(name, received: got, expected: wanted)
      return finding
    }
    return nil
  }
}
