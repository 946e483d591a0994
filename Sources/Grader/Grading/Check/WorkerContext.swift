package import Core
package import Exchange
package import Host
package import Judging
package import Record
package import Run
package import Score

/// The context of a check during grading: workers in sandboxes, and the reference in this process.
package final class WorkerContext: CheckContext {
  package let entry: Rubric.Entry
  package var random: RandomState
  package let weights: Payload?
  /// Finds the position in the student's code for the addresses that were being executed in a
  /// program.
  package var locate: (@Sendable (_ addresses: [UInt64], _ program: String) -> CodePlace?)?
  /// The time of the whole grading, or nil if it is not limited.
  package var budget: GradingBudget?
  /// Where to save the inputs of calls that give no answer, or nil.
  package var savedInputs: SavedInputs?
  /// The calls of the student's code that were answered and have small inputs.
  private(set) var calls: [RecordedCall] = []
  /// The workers for the student's code, and for the reference when it is timed.
  private let sessions: WorkerSessions
  /// The reference in this process, for expected values.
  private let reference: [String: Exercise]
  private let lazyData: LazyTrainingData
  private var disguisedData: TrainingData?

  /// Creates the context of one check.
  ///
  /// - Parameters:
  ///   - sessions: The workers.
  ///   - reference: The reference's exercises by name.
  ///   - entry: The check's entry in the rubric.
  ///   - data: The training data.
  ///   - weights: The submitted weights, or nil if there are none.
  ///   - seed: The seed of the grading run, which together with the check's name determines the
  ///     inputs.
  package init(
    sessions: WorkerSessions, reference: [String: Exercise],
    entry: Rubric.Entry, data: LazyTrainingData, weights: Payload? = nil, seed: Seed
  ) {
    self.sessions = sessions
    self.reference = reference
    self.entry = entry
    self.weights = weights
    lazyData = data
    random = RandomState(seed, for: entry.id)
  }

  package func outcome(
    of exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome {
    let session = sessions.student
    let outcome = try call(exercise, input, form, in: session)
    if case .answered(let answer) = outcome, input.isSmall,
      !exercise.hasSuffix(Exercise.pointsSuffix)
    {
      calls.append(RecordedCall(exercise: exercise, input: input, answer: answer.payload))
    }
    return explained(outcome, input, session)
  }

  /// Makes a call, which is cut short when the time for the grading runs out.
  private func call(
    _ exercise: String, _ input: Payload, _ form: AnswerForm, in session: WorkerSession,
    isStudents: Bool = true
  ) throws -> CallOutcome {
    guard let budget else {
      return try session.call(exercise, input, form: form, timeLimit: timeLimit)
    }
    try budget.check()
    session.deadline = budget.deadline
    let outcome = try session.call(exercise, input, form: form, timeLimit: timeLimit)
    if isStudents { budget.spend(session.busySeconds, on: entry.isHidden ? nil : exercise) }
    // This call did not exceed its own limit.
    if case .timedOut = outcome { try budget.check() }
    return outcome
  }

  /// The outcome of a call of the student's code, with the position at which it ended.
  private func explained(
    _ outcome: CallOutcome, _ input: Payload, _ session: WorkerSession
  ) -> CallOutcome {
    if outcome.dependsOnInput { savedInputs?.save(input, of: entry) }
    return outcome.located { locate?(session.addresses, session.program) }
  }

  package func expected(_ exercise: String, _ input: Payload) throws -> Payload {
    try reference.answer(exercise, input)
  }

  package func data() throws -> TrainingData {
    if let disguisedData { return disguisedData }
    let data = try lazyData.value().disguised(&random)
    disguisedData = data
    return data
  }

  package func undisguisedData() throws -> TrainingData { try lazyData.value() }

  package func rounds(
    _ generators: [RandomState], _ plan: @escaping RoundPlanner
  ) throws -> [TimedRound] {
    try budget?.check()
    let preparations = generators.map { random in
      RoundPreparation(
        random: random, sessions: sessions.anew(), deadline: budget?.deadline,
        timeLimit: timeLimit)
    }
    try sideBySide(preparations.count) { [reference] in
      try preparations[$0].prepare(plan, reference)
    }
    return try preparations.map { one in
      TimedRound(try one.plan()) { call, form in
        try self.timedOutcome(of: call, form, in: one.sessions)
      }
    }
  }

  private func timedOutcome(
    of timed: TimedCall, _ form: AnswerForm, in round: WorkerSessions
  ) throws -> CallOutcome {
    let session = round.session(of: timed.party)
    let isStudents = timed.party == .student
    let outcome = try call(timed.exercise, timed.input, form, in: session, isStudents: isStudents)
    // Nothing may run while something else is timed.
    defer { session.stop() }
    guard isStudents else { return outcome }
    let explained = explained(outcome, timed.input, session)
    // Of calls that are answered, only the output of the first is kept, so that its amount does not
    // depend on the number of rounds.
    let kept = sessions.student
    let printed = session.takeOutput()
    if case .answered = outcome, !kept.keepsOutput { return explained }
    kept.keep(printed)
    kept.keepsOutput = false
    return explained
  }
}

extension WorkerContext {
  /// Returns what a check found, with the mistakes that explain it, if they are known.
  func explained(
    _ finding: Finding, of definition: CheckDefinition, by mistakes: MistakeComparison
  ) -> Finding {
    mistakes.explain(
      finding, of: definition, calls: calls,
      tolerance: entry.tolerance ?? JudgingDefaults.forwardTolerance
    ) { try expected($0.exercise, $0.input) }
  }
}
