package import Score
package import Core
package import Record
package import Run
package import Judging
package import Exchange

/// The context of a check during grading: workers in sandboxes, and the reference in this process.
package final class WorkerContext: CheckContext {
  package let entry: Rubric.Entry
  package var random: RandomState
  package let weights: Payload?
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
    try sessions.student.call(exercise, input, form: form, timeLimit: timeLimit)
  }

  package func expected(_ exercise: String, _ input: Payload) throws -> Payload {
    guard let exercise = reference[exercise] else {
      throw GraderFault("the reference has no exercise '\(exercise)'")
    }
    do {
      return try exercise(input)
    } catch {
      throw GraderFault("the reference failed: \(error)")
    }
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

  package func timedOutcome(
    of party: TimedParty, _ exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome {
    let session = session(of: party)
    let outcome = try session.call(exercise, input, form: form, timeLimit: timeLimit)
    if party == .student {
      // The student's code must not run while the reference is timed.
      session.stop()
      // Only the output of the first round is kept, so that its amount does not depend on the
      // number of rounds.
      session.keepsOutput = false
    }
    return outcome
  }

  private func session(of party: TimedParty) -> WorkerSession {
    switch party {
    case .student: sessions.student
    case .rival: sessions.rival
    case .reference: sessions.reference
    }
  }
}
