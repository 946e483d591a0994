package import Core

extension [String: Exercise] {
  /// The reference's answer to a call.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: The inputs.
  /// - Returns: The answer.
  /// - Throws: `GraderFault` if there is no such exercise, or if it fails.
  package func answer(_ exercise: String, _ input: Payload) throws(GraderFault) -> Payload {
    guard let exercise = self[exercise] else {
      throw GraderFault("the reference has no exercise '\(exercise)'")
    }
    do {
      return try exercise(input)
    } catch {
      throw GraderFault("the reference failed: \(error)")
    }
  }
}
