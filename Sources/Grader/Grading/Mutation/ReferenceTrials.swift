package import Build
import CourseKit
import Host
import Judging
import Record
import Run
import Synchronization

/// How often checks fail for the reference, whose work is right.
package struct ReferenceTrials {
  /// The checks that are tried: those that neither measure time nor train models.
  package let checks: [String]
  private let definitions: [CheckDefinition]
  private let program: MutationProgram
  private let course: CourseAssignment

  /// Creates trials.
  ///
  /// - Parameters:
  ///   - course: The assignment.
  ///   - names: The names of the checks to try; others are ignored.
  ///   - builder: A builder for the assignment.
  /// - Throws: `BuildError`, or an error if a file cannot be read.
  package init(
    _ course: CourseAssignment, checks names: Set<String>, _ builder: SubmissionBuild
  ) throws {
    self.course = course
    definitions = course.checks.filter {
      names.contains($0.id) && $0.isJudgedQuickly
    }
    checks = definitions.map(\.id)
    program = try MutationProgram(
      course.layout, files: [], mistakes: [], most: nil, seed: 0, builder)
  }

  /// Runs every check with each seed.
  ///
  /// - Parameters:
  ///   - seeds: The seeds.
  ///   - jobs: How many may be tried at once.
  ///   - finished: A closure that is called after each seed, on any thread.
  /// - Returns: The seeds with which each check fails, in ascending order; checks that never fail
  ///   are left out.
  package func failures(
    _ seeds: Range<UInt64>, jobs: Int, finished: @escaping @Sendable (_ count: Int) -> Void
  ) -> [String: [UInt64]] {
    let done = Mutex(0)
    let trial = SwitchedTrial(course, dataSeed: Seed(UInt128(seeds.lowerBound)))
    let failed = Concurrently.map(Array(seeds), jobs: jobs) {
      WorkerSessions(student: program.launch, reference: program.launch)
    } _: { seed, sessions in
      let failed = definitions.filter { check in
        let record = trial.examine(
          check, mutation: 0, seed: Seed(UInt128(seed)), limit: nil, sessions)
        return record.verdict != .passed
      }
      let count = done.withLock {
        $0 += 1
        return $0
      }
      finished(count)
      return failed.map(\.id)
    }
    return zip(seeds, failed).reduce(into: [:]) { failures, trial in
      for check in trial.1 { failures[check, default: []].append(trial.0) }
    }
  }
}
