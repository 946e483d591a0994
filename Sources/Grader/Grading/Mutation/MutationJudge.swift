import Core
import CourseKit
import Dispatch
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
  private let data: LazyTrainingData

  /// What the checks say of a mutation.
  package enum Verdict: Sendable, Equatable {
    /// A check of the file that is changed notices it.
    case caught(check: String)
    /// Only a check of another file notices it.
    case caughtElsewhere(check: String)
    /// No check notices it.
    case survived
  }

  /// Creates a judge, and runs every check on the reference itself.
  ///
  /// - Parameters:
  ///   - course: The assignment.
  ///   - program: The reference with the mutations.
  ///   - seed: The seed of the inputs.
  ///   - jobs: How many mutations may be judged at once.
  /// - Throws: `GraderFault` if the reference does not pass a check.
  package init(
    _ course: CourseAssignment, _ program: MutationProgram, seed: Seed, jobs: Int
  ) throws {
    (self.course, self.program, self.seed, self.jobs) = (course, program, seed, jobs)
    checks = course.checks.filter { $0.isQuick && $0.kind != .written }
    data = LazyTrainingData { try course.loadData(folder: nil, seed: seed) }
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
  /// - Returns: The verdicts, by the number of the mutation.
  package func verdicts(
    finished: @escaping @Sendable (_ count: Int, Mutation) -> Void
  ) -> [Int: Verdict] {
    let all = program.mutations.sorted { $0.key < $1.key }
    let next = Mutex(0)
    let verdicts = Mutex<[Int: Verdict]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, all.count))) { _ in
      let sessions = WorkerSessions(student: program.launch, reference: program.launch)
      while let index = next.withLock({ next -> Int? in
        defer { next += 1 }
        return next < all.count ? next : nil
      }) {
        let (number, mutation) = all[index]
        let verdict = verdict(on: mutation, number, sessions)
        let count = verdicts.withLock {
          $0[number] = verdict
          return $0.count
        }
        finished(count, mutation)
      }
    }
    return verdicts.withLock { $0 }
  }

  private func verdict(
    on mutation: Mutation, _ number: Int, _ sessions: WorkerSessions
  ) -> Verdict {
    let file = "\(course.layout.folder)/\(mutation.file)"
    let own = checks.filter { $0.file == file }
    func notices(_ check: CheckDefinition) -> Bool {
      let verdict = examine(check, mutation: number, sessions).verdict
      // On a busy machine, a call may only have been slow.
      guard verdict == .timedOut else { return ![.passed, .graderFault].contains(verdict) }
      return examine(check, mutation: number, sessions, patience: 5).verdict != .passed
    }
    if let check = own.first(where: notices) { return .caught(check: check.id) }
    let others = checks.filter { $0.file != file }.sorted {
      $0.buildsOn.contains(file) && !$1.buildsOn.contains(file)
    }
    if let check = others.first(where: notices) { return .caughtElsewhere(check: check.id) }
    return .survived
  }

  private func examine(
    _ check: CheckDefinition, mutation number: Int, _ sessions: WorkerSessions,
    patience: Double = 1
  ) -> CheckRecord {
    var entry = course.rubric.entryOrDefault(check.id)
    entry.timeLimit = limits[check.id].map { $0 * patience } ?? entry.timeLimit
    let context = WorkerContext(
      sessions: sessions, reference: course.reference, entry: entry, data: data,
      seed: seed)
    let finding = check.examine(MutationContext(context, number: number))
    return check.judged(finding, entry: entry, seconds: 0, output: "")
  }
}
