package import Core
package import Exchange
package import Score

/// Everything that a check can use: the student's code, the reference, the rubric's numbers, data
/// and random numbers.
///
/// During grading, workers in sandboxes answer the calls; in tests, closures can answer them.
package protocol CheckContext: AnyObject {
  /// The rubric's entry of this check.
  var entry: Rubric.Entry { get }
  /// The generator for the inputs.
  var random: RandomState { get set }
  /// The submitted weights, or nil.
  var weights: Payload? { get }

  /// Calls the student's code. Whatever that code does, the result is an outcome and not an error.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: The arguments for the exercise.
  ///   - form: The tensors that the answer may contain. Nothing else is read.
  /// - Returns: The outcome of the call.
  /// - Throws: `SpawnError` if no worker can be started.
  func outcome(
    of exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome

  /// Calls the reference.
  ///
  /// - Throws: `GraderFault` if the reference gives no answer.
  func expected(_ exercise: String, _ input: Payload) throws -> Payload

  /// Returns the data for checks that train. Columns, classes and rows are permuted in a different
  /// way for each check.
  ///
  /// - Throws: `DatasetError` if the data cannot be read.
  func data() throws -> TrainingData

  /// Returns the data without permutations, for weights that were trained elsewhere.
  ///
  /// - Throws: `DatasetError` if the data cannot be read.
  func undisguisedData() throws -> TrainingData

  /// Prepares rounds of a measurement, several at a time.
  ///
  /// Each round has new processes, in which no student code has run before. They have read the
  /// inputs of the round's calls, and nothing runs, when this returns.
  ///
  /// - Parameters:
  ///   - generators: For each round, the generator for its inputs.
  ///   - plan: Plans a round from its generator and the reference, on any thread.
  /// - Returns: The rounds.
  /// - Throws: `SpawnError` if no worker can be started, or an error that `plan` throws.
  func rounds(
    _ generators: [RandomState], _ plan: @escaping RoundPlanner
  ) throws -> [TimedRound]
}

/// A timed call, before it is made.
package struct TimedCall: Sendable {
  package let party: TimedParty
  package let exercise: String
  package let input: Payload

  /// Creates a call.
  package init(_ party: TimedParty, _ exercise: String, _ input: Payload) {
    (self.party, self.exercise, self.input) = (party, exercise, input)
  }
}

/// A function that plans a round of a measurement.
///
/// It gets the generator for the round's inputs, and a function that calls the reference.
package typealias RoundPlanner =
  @Sendable (
    _ random: inout RandomState,
    _ expected: (_ exercise: String, _ input: Payload) throws -> Payload
  ) throws -> RoundPlan

/// The calls of a round of a measurement.
package struct RoundPlan: Sendable {
  /// The call that is measured.
  package let student: TimedCall
  /// The call that it is compared with.
  package let yardstick: TimedCall
  /// The right answer of the student's call, in `Double`.
  package let exact: Payload

  /// All calls, in their order.
  package var calls: [TimedCall] { [student, yardstick] }
}

/// A round of a measurement whose processes are ready.
package struct TimedRound {
  package let plan: RoundPlan
  private let answer: (_ call: TimedCall, _ form: AnswerForm) throws -> CallOutcome

  /// Creates a round.
  ///
  /// - Parameters:
  ///   - plan: The calls of the round.
  ///   - answer: A function that makes one of them.
  package init(
    _ plan: RoundPlan,
    answer: @escaping (_ call: TimedCall, _ form: AnswerForm) throws -> CallOutcome
  ) {
    (self.plan, self.answer) = (plan, answer)
  }

  /// Makes a timed call.
  ///
  /// - Throws: `SpawnError` if no worker can be started.
  func outcome(of call: TimedCall, form: AnswerForm) throws -> CallOutcome {
    try answer(call, form)
  }
}

/// The code that a timed call runs.
package enum TimedParty: Sendable {
  /// The student's code that is being graded.
  case student
  /// The reference.
  case reference
}

extension CheckContext {
  /// The wall time that one call may take, in seconds.
  package var timeLimit: Double { entry.timeLimit ?? JudgingDefaults.timeLimit }

  /// Returns the rubric's value for one of a property check's bounds.
  ///
  /// - Throws: `GraderFault` if the check did not declare a bound with this name.
  package func bound(_ name: String) throws -> Double {
    guard let bound = entry.bounds[name] else {
      throw GraderFault("the rubric has no bound '\(name)' for '\(entry.id)'")
    }
    return bound
  }

  /// Calls the student's code.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: The arguments for the exercise.
  ///   - form: The tensors that the answer may contain. If nil, the answer may contain the same
  ///     tensors as the reference's answer.
  /// - Returns: The answer, in which every output is written.
  /// - Throws: `EarlyEnd` if there is no such answer, or `SpawnError` if no worker can be started.
  package func call(
    _ exercise: String, _ input: Payload, form: AnswerForm? = nil
  ) throws -> Payload {
    let form = try form ?? AnswerForm(like: expected(exercise, input))
    return try answer(outcome(of: exercise, input, form: form), of: exercise, input)
  }

  /// Calls the student's code, of which some outputs may not be written.
  ///
  /// The caller must not take a missing output for a right one.
  ///
  /// - Parameters:
  ///   - exercise: The name of the exercise.
  ///   - input: The arguments for the exercise.
  ///   - form: The tensors that the answer may contain.
  /// - Returns: The outputs that are written, and the tasks of the others as texts.
  /// - Throws: `EarlyEnd` if there is no answer, or `SpawnError` if no worker can be started.
  func callForParts(
    _ exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> Payload {
    let outcome = try outcome(of: exercise, input, form: form)
    if case .incomplete(let payload) = outcome { return payload }
    return try answer(outcome, of: exercise, input)
  }

  private func answer(
    _ outcome: CallOutcome, of exercise: String, _ input: Payload
  ) throws -> Payload {
    if case .answered(let answer) = outcome { return answer.payload }
    guard let end = EarlyEnd(outcome, of: exercise, input) else {
      throw GraderFault("the call had no outcome")
    }
    throw end
  }
}

/// A failure of the grader itself, which never costs a student points.
package struct GraderFault: Error, CustomStringConvertible {
  package let description: String

  /// Creates a fault with a description.
  package init(_ description: String) {
    self.description = description
  }
}
