package import Core
import Exchange

/// A large and a small input for which a function has the same value.
package struct Twins {
  let large: Payload
  let small: Payload

  /// Creates a pair.
  package init(large: Payload, small: Payload) { (self.large, self.small) = (large, small) }
}

extension CheckContext {
  /// Returns whether the student's function is the same for large inputs as for small ones.
  ///
  /// A wrong factor may depend on the size, so only the ratio of values must be the same.
  func isFunctionOfAnySize(
    _ exercise: GradientExercise, _ twins: [Twins]
  ) throws -> Bool {
    let values = try twins.map { pair in
      try [pair.large, pair.small].map { input in
        let form = AnswerForm(like: try expected(exercise.function, input))
        let answer = try callForParts(exercise.function, input, form: form)
        return answer[exercise.value]?.doubles.first ?? .nan
      }
    }
    guard let first = values.first else { return true }
    return values.dropFirst().allSatisfy { one in
      let (a, b) = (first[0] * one[1], first[1] * one[0])
      return abs(a - b) <= JudgingDefaults.twinTolerance * max(abs(a), abs(b))
    }
  }
}
