package import Core
package import Exchange
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
    _ exercise: String, _ cases: [CheckCase], outputs: [any PayloadKey]? = nil,
    floor: Double = JudgingDefaults.floor,
    form: (Payload, Payload) -> AnswerForm = { expected, _ in AnswerForm(like: expected) },
    success: Fact? = nil
  ) throws -> Finding {
    var names: Set<String> = []
    for one in cases {
      var expected = try expected(exercise, one.input)
      let received = try call(exercise, one.input, form: form(expected, one.input))
      if let keys = outputs?.map(\.name) {
        expected.tensors = expected.tensors.filter { keys.contains($0.key) }
      }
      names.formUnion(expected.tensors.keys)
      if let finding = try difference(
        received, expected, situation: one.situation, floor: floor)
      {
        return finding
      }
    }
    return .pass(success ?? .output(.agrees(outputs: names.sorted(), inputs: cases.count)))
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
          .output(.wrongShape(tensor: name, expected: wanted.shape, received: got.shape)),
          .output(.exercise(name: exercise))))
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
    let inputs = Fact.output(.calledWith(inputs: situation))
    for (name, wanted) in expected.tensors.sorted(by: { $0.key < $1.key }) {
      guard let got = received.tensors[name] else {
        return .fail(.output(.missing(tensor: name)), inputs)
      }
      guard got.shape == wanted.shape else {
        return .fail(
          .output(.wrongShape(tensor: name, expected: wanted.shape, received: got.shape)), inputs)
      }
      guard got.elementName == wanted.elementName else {
        return .fail(
          .output(
            .wrongElement(
              tensor: name, expected: wanted.elementName, received: got.elementName)), inputs)
      }
      guard
        let worst = TensorDifference.worst(got, from: wanted, tolerance: tolerance, floor: floor)
      else { continue }
      var finding = Finding.fail(
        .output(worst.fact(of: name, shape: wanted.shape, tolerance: tolerance)), inputs)
      finding.images = DifferenceImages.render(name, received: got, expected: wanted)
      return finding
    }
    return nil
  }
}

extension TensorDifference {
  /// The difference as a fact.
  fileprivate func fact(of tensor: String, shape: [Int], tolerance: Double) -> OutputFact {
    guard received.isFinite || !expected.isFinite else {
      return .notFinite(
        tensor: tensor, shape: shape, index: index, expected: expected, received: received)
    }
    return .differs(
      tensor: tensor, shape: shape, index: index, expected: expected, received: received,
      error: error, tolerance: tolerance)
  }
}
