package import Core
package import Exchange
package import Score

/// What a check may use: the student's code, the reference, the rubric's numbers, data and random
/// numbers.
///
/// A grading answers calls by workers in boxes; a test may answer them by closures.
package protocol CheckContext: AnyObject {
  /// What the rubric says of this check.
  var entry: Rubric.Entry { get }
  /// Draws the inputs.
  var random: RandomState { get set }
  /// Weights that the submission brought, or nil.
  var weights: Payload? { get }

  /// Calls the student's code; whatever it does is an outcome, not an error.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: Its arguments.
  ///   - form: What the answer may hold; more is never taken in.
  /// - Returns: The outcome of the call.
  /// - Throws: `SpawnError`, when no worker can be started.
  func outcome(
    of exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome

  /// Calls the reference on inputs of its own.
  ///
  /// - Throws: `GraderFault`, when the reference gives no answer.
  func expected(_ exercise: String, _ input: Payload) throws -> Payload

  /// Data for checks that train, in a disguise of this check's own.
  ///
  /// - Throws: `DatasetError`, when it cannot be read.
  func data() throws -> TrainingData

  /// The data as it is, for weights that were trained elsewhere.
  ///
  /// - Throws: `DatasetError`, when it cannot be read.
  func undisguisedData() throws -> TrainingData

  /// Makes new processes ready, in which no code of the student's has run before.
  ///
  /// - Parameter yardstick: Whose time the student's is compared with.
  /// - Throws: `SpawnError`.
  func beginRound(against yardstick: TimedParty) throws

  /// Calls whoever is timed, in the process that was made ready.
  ///
  /// - Throws: `SpawnError`, when no worker can be started.
  func timedOutcome(
    of party: TimedParty, _ exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome
}

/// Whose code is timed.
package enum TimedParty: Sendable {
  /// The student's code that is judged.
  case student
  /// The student's code again, where its time is what another's is compared with.
  case rival
  /// The reference.
  case reference
}

extension CheckContext {
  /// Seconds of wall time for one call.
  package var timeLimit: Double { entry.timeLimit ?? JudgingDefaults.timeLimit }

  /// A bound of the property that is checked, as the rubric gives it.
  ///
  /// - Throws: `GraderFault`, when the check has not declared a bound of this name.
  package func bound(_ name: String) throws -> Double {
    guard let bound = entry.bounds[name] else {
      throw GraderFault("the rubric gives '\(entry.id)' no bound '\(name)'")
    }
    return bound
  }

  /// Calls the student's code.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: Its arguments.
  ///   - form: What the answer may hold; nil for what the reference answers.
  /// - Returns: The answer.
  /// - Throws: `EarlyEnd`, when there is no answer; `SpawnError`, when no worker can be started.
  package func call(
    _ exercise: String, _ input: Payload, form: AnswerForm? = nil
  ) throws -> Payload {
    let form = try form ?? AnswerForm(like: expected(exercise, input))
    let outcome = try outcome(of: exercise, input, form: form)
    if case .answered(let answer) = outcome { return answer.payload }
    guard let end = EarlyEnd(outcome) else { throw GraderFault("no outcome") }
    throw end
  }
}

/// The grader itself failed; this never costs marks.
package struct GraderFault: Error, CustomStringConvertible {
  package let description: String

  /// Describes the failure.
  package init(_ description: String) {
    self.description = description
  }
}
