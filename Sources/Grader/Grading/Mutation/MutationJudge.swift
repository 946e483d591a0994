import Core
import CourseKit
import Host
import Judging
package import Record
import Run
import Score
import Synchronization

/// Judges mutations by the checks of an assignment.
package struct MutationJudge {
  private let course: CourseAssignment
  private let program: MutationProgram
  private let seed: Seed
  private let jobs: Int
  /// The checks to run.
  private let checks: [CheckDefinition]
  /// The longest time of a call in each check: several times what the reference takes.
  private var limits: [String: Double] = [:]
  private let trial: SwitchedTrial
  /// Whether to run every check that a mutation may reach, and not only until one notices it.
  private let countsLosses: Bool

  /// What the checks say of a mutation.
  package enum Verdict: Sendable, Equatable {
    /// A check of the file that is changed notices it.
    case caught(check: String)
    /// Only a check of another file notices it.
    case caughtElsewhere(check: String)
    /// No check notices it.
    case survived
  }

  /// What is known of a mutation after it was judged.
  package struct Judgment: Sendable {
    /// What the checks say.
    package let verdict: Verdict
    /// What the check that notices it first has found.
    package var facts: [Fact] = []
    /// The points that it costs, if they were counted.
    package var loss: MutationLoss?
  }

  /// Creates a judge, and runs every check on the reference itself.
  ///
  /// - Parameters:
  ///   - course: The assignment.
  ///   - program: The reference with the mutations.
  ///   - seed: The seed of the inputs.
  ///   - jobs: How many mutations may be judged at once.
  ///   - countsLosses: Whether to run every check that a mutation may reach, and to add the points.
  ///   - mistakes: Compares wrong answers with those of known mistakes, or nil.
  /// - Throws: `GraderFault` if the reference does not pass a check.
  package init(
    _ course: CourseAssignment, _ program: MutationProgram, seed: Seed, jobs: Int,
    countsLosses: Bool = false, mistakes: MistakeComparison? = nil
  ) throws {
    (self.course, self.program, self.seed, self.jobs) = (course, program, seed, jobs)
    self.countsLosses = countsLosses
    checks = course.checks.filter(\.isJudgedQuickly)
    trial = SwitchedTrial(course, dataSeed: seed, mistakes: mistakes)
    let sessions = WorkerSessions(student: program.launch, reference: program.launch)
    for check in checks {
      let begin = ContinuousClock.now
      let record = examine(check, mutation: 0, sessions)
      guard record.verdict == .passed else {
        throw GraderFault(
          "the reference itself does not pass \(check.id) when compiled without optimization: "
            + "\(record.verdict)")
      }
      limits[check.id] = max(1, 5 * (begin.duration(to: .now) / .seconds(1)))
    }
  }

  /// Judges all mutations of the program.
  ///
  /// - Parameter finished: A closure that is called after each, on any thread.
  /// - Returns: What is known of each, by the number of the mutation.
  package func judgments(
    finished: @escaping @Sendable (_ count: Int, Mutation) -> Void
  ) -> [Int: Judgment] {
    let done = Mutex(0)
    let judgments = Concurrently.map(program.mutations.sorted { $0.key < $1.key }, jobs: jobs) {
      WorkerSessions(student: program.launch, reference: program.launch)
    } _: { numbered, sessions in
      let (number, mutation) = numbered
      let judgment = judgment(of: mutation, number, sessions)
      let count = done.withLock {
        $0 += 1
        return $0
      }
      finished(count, mutation)
      return (number, judgment)
    }
    return Dictionary(uniqueKeysWithValues: judgments)
  }

  private func judgment(
    of mutation: Mutation, _ number: Int, _ sessions: WorkerSessions
  ) -> Judgment {
    let file = "\(course.layout.folder)/\(mutation.file)"
    let own = checks.filter { $0.file == file }
    func failure(of check: CheckDefinition) -> CheckRecord? {
      var record = examine(check, mutation: number, sessions)
      // On a busy machine, a call may only have been slow.
      if record.verdict == .timedOut {
        record = examine(check, mutation: number, sessions, patience: 5)
      }
      return [.passed, .graderFault].contains(record.verdict) ? nil : record
    }
    let others = checks.filter { $0.file != file }.sorted {
      $0.buildsOn.contains(file) && !$1.buildsOn.contains(file)
    }
    var (verdict, loss, facts) = (Verdict.survived, MutationLoss(), [Fact]())
    for check in own where verdict == .survived || countsLosses {
      guard let record = failure(of: check) else { continue }
      if verdict == .survived {
        (verdict, facts) = (.caught(check: check.id), record.finding.facts)
      }
      let isGiven = check.given.contains {
        $0.name == mutation.owner && loss.checks.contains($0.check)
      }
      loss.addOwn(record.points - record.earned, check: check.id, isGiven: isGiven)
    }
    for check in others
    where verdict == .survived || countsLosses && check.buildsOn.contains(file) {
      guard let record = failure(of: check) else { continue }
      if verdict == .survived {
        (verdict, facts) = (.caughtElsewhere(check: check.id), record.finding.facts)
      }
      loss.addOther(record.points - record.earned, check: check.id)
    }
    return Judgment(verdict: verdict, facts: facts, loss: countsLosses ? loss : nil)
  }

  private func examine(
    _ check: CheckDefinition, mutation number: Int, _ sessions: WorkerSessions,
    patience: Double = 1
  ) -> CheckRecord {
    let limit = limits[check.id].map { $0 * patience }
    return trial.examine(check, mutation: number, seed: seed, limit: limit, sessions)
  }
}
