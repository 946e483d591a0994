package import Core
package import Exchange
package import Record
import Score

/// One call whose outputs are compared with the outputs of the reference.
package struct CheckCase {
  /// A description of the inputs, such as `x [7, 5], xTrain [11, 5]`.
  package var situation: String
  package var input: Payload

  /// Creates a case.
  package init(situation: String, input: Payload) {
    (self.situation, self.input) = (situation, input)
  }
}

extension CheckContext {
  /// Calls the student's code and the reference on the same inputs, and compares outputs.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - cases: The inputs to check.
  ///   - outputs: The outputs to compare. If nil, all outputs of the reference are compared.
  ///   - floor: The smallest denominator to use for relative errors.
  ///   - form: A function that returns what the answer may contain, given the reference's answer
  ///     and the inputs.
  ///   - success: The fact that is reported for a correct answer. If nil, the reported fact is that
  ///     the outputs agree.
  /// - Returns: A pass that states the number of cases, a failure that describes the first
  ///   difference, or the tasks of outputs that are not written if the others agree.
  /// - Throws: `EarlyEnd` if the student's code gives no answer, or errors of the host.
  package func compare(
    _ exercise: String, _ cases: [CheckCase], outputs: [any PayloadKey]? = nil,
    floor: Double = JudgingDefaults.floor,
    form: (Payload, Payload) -> AnswerForm = { expected, _ in AnswerForm(like: expected) },
    success: Fact? = nil
  ) throws -> Finding {
    var names: Set<String> = []
    var unwritten: [String: String] = [:]
    var search = MistakeSearch { try self.expected(exercise, $0) }
    for (index, one) in cases.enumerated() {
      var expected = try expected(exercise, one.input)
      let received = try callForParts(exercise, one.input, form: form(expected, one.input))
      if let keys = outputs?.map(\.name) {
        expected.tensors = expected.tensors.filter { keys.contains($0.key) }
      }
      names.formUnion(expected.tensors.keys)
      unwritten.merge(expected.takeUnwritten(in: received)) { first, _ in first }
      search.add(received, expected, to: one.input)
      if let finding = try difference(
        received, expected, situation: one.situation, floor: floor)
      {
        search.addRest(cases[(index + 1)...]) { one, expected in
          try callForParts(exercise, one.input, form: form(expected, one.input))
        }
        var failure = finding.explained(by: search, tolerance: entry.tolerance, floor: floor)
        failure.add(unwritten: unwritten, right: [])
        return failure
      }
    }
    guard unwritten.isEmpty else {
      return .notWritten(unwritten, right: names.filter { unwritten[$0] == nil })
    }
    return .pass(success ?? .output(.agrees(outputs: names.sorted(), inputs: cases.count)))
  }

  /// Calls the student's code and makes sure that the outputs have the right shapes, because the
  /// check computes with them.
  ///
  /// - Throws: `EarlyEnd` if an output is missing, or if its shape differs from that of the
  ///   reference's output.
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

  /// Creates a finding about the first wrong output.
  ///
  /// The result is nil if all outputs agree.
  ///
  /// If the expected value is finite, NaN and infinity are wrong.
  ///
  /// - Throws: `GraderFault` if the rubric has no tolerance.
  package func difference(
    _ received: Payload, _ expected: Payload, situation: String,
    floor: Double = JudgingDefaults.floor
  ) throws -> Finding? {
    guard let tolerance = entry.tolerance else {
      throw GraderFault("the rubric has no tolerance for '\(entry.id)'")
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

extension Payload {
  /// Removes the outputs that an answer leaves unwritten, and returns their tasks.
  mutating func takeUnwritten(in answer: Payload) -> [String: String] {
    let tasks = answer.texts.filter { tensors[$0.key] != nil }
    for name in tasks.keys { tensors[name] = nil }
    return tasks
  }
}

extension TensorDifference {
  /// Creates a fact that describes the difference.
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
