package import Core

/// The code that a lab runs: the student's in a process of its own, or the reference in this one.
package protocol LabCode {
  /// Calls an exercise.
  ///
  /// - Parameters:
  ///   - name: The name of the exercise.
  ///   - input: Its arguments.
  ///   - notice: Receives the progress of the training loops that the exercise runs.
  /// - Returns: The answer, with the tasks of tensors that are not written as texts, and how long
  ///   the code took, in seconds.
  /// - Throws: `NotImplemented` from a stub; `CallFailure` if the code gave no answer; or
  ///   `LabError`.
  func call(
    _ name: String, _ input: Payload, notice: @escaping (_ iteration: Int, _ total: Int) -> Void
  ) throws -> (answer: Payload, seconds: Double)

  /// Returns the functions that exercises call, as the student wrote them.
  func listings(of exercises: [String]) -> [CodeListing]

  /// Returns what the code has printed since the last call of this function.
  func takeOutput() -> String
}

extension LabCode {
  /// By default, no code is shown.
  package func listings(of exercises: [String]) -> [CodeListing] { [] }

  /// By default, nothing is collected.
  package func takeOutput() -> String { "" }
}

/// Exercises in this process.
extension [Exercise]: LabCode {
  /// Calls the exercise with the given name.
  package func call(
    _ name: String, _ input: Payload, notice: @escaping (_ iteration: Int, _ total: Int) -> Void
  ) throws -> (answer: Payload, seconds: Double) {
    guard let exercise = first(where: { $0.name == name }) else { throw LabError.noExercise(name) }
    let start = ContinuousClock.now
    let answer = try observingTraining(notice) { try exercise(input) }
    return (answer, start.duration(to: .now) / .seconds(1))
  }
}
