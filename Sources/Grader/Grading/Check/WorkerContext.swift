package import Core
import Dispatch
package import Exchange
package import Host
package import Judging
package import Record
package import Run
package import Score
import Synchronization

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
  package var isOptimized = false
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
    _ exercise: String, _ input: Payload, _ form: AnswerForm, in session: WorkerSession
  ) throws -> CallOutcome {
    guard let budget else {
      return try session.call(exercise, input, form: form, timeLimit: timeLimit)
    }
    try budget.check()
    session.deadline = budget.deadline
    let outcome = try session.call(exercise, input, form: form, timeLimit: timeLimit)
    if session !== sessions.reference {
      budget.spend(session.busySeconds, on: entry.isHidden ? nil : exercise)
    }
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

  package func beginRound(against yardstick: TimedParty) throws {
    try sessions.student.renew()
    if yardstick != .student { try session(of: yardstick).renew() }
  }

  package func prepare(_ calls: [TimedCall]) throws {
    let preparations = calls.map { Preparation(call: $0, session: session(of: $0.party)) }
    for one in preparations { one.session.deadline = budget?.deadline }
    let faults = Mutex<[any Error]>([])
    DispatchQueue.concurrentPerform(iterations: calls.count) { [timeLimit] index in
      let (call, session) = (preparations[index].call, preparations[index].session)
      do {
        try session.prepare(call.exercise, call.input, timeLimit: timeLimit)
      } catch {
        faults.withLock { $0.append(error) }
      }
    }
    if let fault = faults.withLock({ $0.first }) { throw fault }
  }

  /// A call and the session that makes it, which only one thread uses at a time.
  private struct Preparation: @unchecked Sendable {
    let call: TimedCall
    let session: WorkerSession
  }

  package func timedOutcome(
    of party: TimedParty, _ exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome {
    let session = session(of: party)
    let outcome = try call(exercise, input, form, in: session)
    if party != .reference {
      // None of the student's code may run while something else is timed.
      session.stop()
      // Only the output of the first round is kept, so that its amount does not depend on the
      // number of rounds.
      session.keepsOutput = false
    }
    return party == .reference ? outcome : explained(outcome, input, session)
  }

  private func session(of party: TimedParty) -> WorkerSession {
    switch party {
    case .student: sessions.student
    case .rival: sessions.rival
    case .reference: sessions.reference
    }
  }
}
