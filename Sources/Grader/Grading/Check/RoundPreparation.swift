import Core
import Dispatch
import Exchange
import Judging
import Run
import Synchronization

/// The preparation of a round of a measurement, which one thread at a time uses.
final class RoundPreparation: @unchecked Sendable {
  /// The workers of the round, in which no student code has run before.
  let sessions: WorkerSessions
  private var random: RandomState
  private let deadline: ContinuousClock.Instant?
  private let timeLimit: Double
  private var planned: RoundPlan?

  /// Creates a preparation.
  ///
  /// - Parameters:
  ///   - random: The generator for the inputs.
  ///   - sessions: The workers of the round, not started yet.
  ///   - deadline: The time at which every call ends at the latest, or nil.
  ///   - timeLimit: The time limit of a call, in seconds.
  init(
    random: RandomState, sessions: WorkerSessions, deadline: ContinuousClock.Instant?,
    timeLimit: Double
  ) {
    (self.random, self.sessions) = (random, sessions)
    (self.deadline, self.timeLimit) = (deadline, timeLimit)
  }

  /// Starts the workers, plans the round, and passes the inputs to the workers.
  ///
  /// - Throws: `SpawnError` if no worker can be started, or an error of the plan.
  func prepare(_ plan: RoundPlanner, _ reference: [String: Exercise]) throws {
    // The processes start up while the round is planned.
    for session in [sessions.student, sessions.reference] { try session.renew() }
    let plan = try plan(&random) { try reference.answer($0, $1) }
    planned = plan
    try sideBySide(plan.calls.count) { [self] index in
      let call = plan.calls[index]
      let session = sessions.session(of: call.party)
      session.deadline = deadline
      try session.prepare(call.exercise, call.input, timeLimit: timeLimit)
    }
  }

  /// Returns the plan of a round that was prepared.
  func plan() throws -> RoundPlan {
    guard let planned else { throw GraderFault("the round was not prepared") }
    return planned
  }
}

extension WorkerSessions {
  /// The session that makes the timed calls of a party.
  func session(of party: TimedParty) -> WorkerSession {
    switch party {
    case .student: student
    case .reference: reference
    }
  }
}

/// Carries out parts of some work on all processors.
///
/// - Throws: The first error that a part throws, after all of them have ended.
func sideBySide(_ count: Int, _ part: @Sendable (Int) throws -> Void) throws {
  let faults = Mutex<[any Error]>([])
  DispatchQueue.concurrentPerform(iterations: count) { index in
    do {
      try part(index)
    } catch {
      faults.withLock { $0.append(error) }
    }
  }
  if let fault = faults.withLock({ $0.first }) { throw fault }
}
