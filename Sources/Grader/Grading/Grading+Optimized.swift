import Build
import CourseKit
import Foundation
import Host
import Judging
import Logging
import Record
import Run

extension Grading {
  /// Runs checks on a build, and those that were too slow again on an optimized build of the same
  /// files.
  ///
  /// Most files are compiled without optimization at first, which takes a fraction of the time.
  /// What passes there is final. What is too slow there says nothing, so the optimized build
  /// decides.
  ///
  /// - Parameters:
  ///   - runner: The checks, on the first build.
  ///   - record: The record of the first build.
  ///   - clock: A clock that records how long the stages take.
  ///   - event: A function that is called with the progress.
  ///   - finished: A function that is called after each check of the first build.
  ///   - optimized: Builds the same files with optimization.
  /// - Returns: The record of each check.
  /// - Throws: Errors that are not the student's fault.
  func run(
    _ runner: CheckRunner, build record: BuildRecord, clock: StageClock,
    _ event: @Sendable (Event) -> Void, finished: @escaping @Sendable (CheckRecord) -> Void,
    optimized: () throws -> SubmissionBuild.Result
  ) throws -> [CheckRecord] {
    var first = runner
    first.isHasty = options.optimises && options.isHasty
    let checks = first.run(build: record, clock: clock, finished: finished)
    let slow = runner.definitions.filter { definition in
      checks.contains { $0.id == definition.id && $0.isTooSlow }
    }
    guard options.optimises, !slow.isEmpty else { return checks }
    let isStopped = checks.contains { $0.verdict == .timedOut }
    let stage =
      isStopped
      ? "Optimizing the code, because a call did not end, maybe in an endless loop"
      : "Optimizing the code, because it was slow"
    event(.began(stage: stage, steps: 0))
    checkLogger.debug(
      "slow checks are decided on optimized code", metadata: ["checks": "\(slow.map { $0.id })"])
    var again = runner
    again.definitions = slow
    let decided: [CheckRecord]
    do {
      let build = try optimized()
      clock.lap("optimized build")
      event(.began(stage: "Checking optimized code", steps: slow.count))
      (again.student.program, again.student.bareProgram) = (build.worker, build.bareWorker)
      again.isOptimized = true
      decided = again.run(build: build.report, clock: clock, finished: finished)
    } catch let end as TimeIsUp {
      guard let budget = runner.budget else { throw end }
      clock.lap("optimized build")
      decided = slow.map { $0.notReached(in: budget, runner.rubric) }
    }
    return checks.map { check in decided.first { $0.id == check.id } ?? check }
  }
}

extension CheckRecord {
  /// Whether faster code could earn more points.
  fileprivate var isTooSlow: Bool {
    verdict == .timedOut
      || finding.facts.contains {
        if case .speed(.tooSlow) = $0 { true } else { false }
      }
  }
}
