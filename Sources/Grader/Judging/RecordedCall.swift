package import Core

/// A call of the student's code that was answered.
package struct RecordedCall: Sendable {
  /// The name of the exercise.
  package let exercise: String
  package let input: Payload
  package let answer: Payload

  /// Creates a record of a call.
  package init(exercise: String, input: Payload, answer: Payload) {
    (self.exercise, self.input, self.answer) = (exercise, input, answer)
  }

  /// The names of the tensors that differ from those of the right answer.
  ///
  /// NaN is the same as NaN.
  package func wrongTensors(besides expected: Payload, tolerance: Double) -> Set<String> {
    Set(
      expected.tensors.keys.filter { name in
        !has(name, of: expected, tolerance: tolerance)
      })
  }

  /// Whether a tensor of the answer has finite elements.
  ///
  /// Without any, it may come from many mistakes.
  package func isTelling(_ name: String) -> Bool {
    answer.tensors[name]?.doubles.contains(where: \.isFinite) == true
  }

  /// Returns whether the answer has the same tensor as another answer, within a tolerance.
  package func has(_ name: String, of other: Payload, tolerance: Double) -> Bool {
    guard let mine = answer.tensors[name], let its = other.tensors[name],
      mine.elementName == its.elementName
    else { return false }
    return TensorDifference.isWithin(
      mine, from: its, tolerance: tolerance, floor: JudgingDefaults.netFloor)
  }
}

extension Payload {
  /// Whether a call with these inputs is quickly made again.
  package var isSmall: Bool {
    tensors.values.reduce(0) { $0 + $1.shape.reduce(1, *) } <= 50_000
  }
}
