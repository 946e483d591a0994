import Build
import CourseKit
import Foundation
import Host
import Judging
import Logging
import Record
import Run

extension Grading {
  /// The share of its time limit that a call may take on the first build if a person is waiting.
  ///
  /// The optimized build gives it twice as long, so an endless loop is told in ten seconds.
  private static let shortPatience = 0.125
  private static let longPatience = 0.25
  /// The share if nothing is optimized.
  private static let onlyPatience = 0.5

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
  ///   - optimized: Builds the same files with optimization, for the checks that were too slow.
  /// - Returns: The record of each check.
  /// - Throws: Errors that are not the student's fault.
  func run(
    _ runner: CheckRunner, build record: BuildRecord, clock: StageClock,
    _ event: @Sendable (Event) -> Void, finished: @escaping @Sendable (CheckRecord) -> Void,
    optimized: (_ slow: [CheckDefinition]) throws -> SubmissionBuild.Result
  ) throws -> [CheckRecord] {
    var first = runner
    if options.isHasty {
      first.patience = options.optimises ? Self.shortPatience : Self.onlyPatience
    }
    let checks = first.run(build: record, clock: clock, finished: finished)
    let slow = runner.definitions.filter { definition in
      checks.contains { $0.id == definition.id && $0.isTooSlow }
    }
    guard options.optimises, !slow.isEmpty else { return checks }
    let isStopped = checks.contains { $0.verdict == .timedOut }
    let stage =
      isStopped
      ? "Optimizing the code, because a call took too long, or does not end"
      : "Optimizing the code, because it was slow"
    event(.began(stage: stage, steps: 0))
    checkLogger.debug(
      "slow checks are decided on optimized code", metadata: ["checks": "\(slow.map { $0.id })"])
    var again = runner
    again.definitions = slow
    let decided: [CheckRecord]
    do {
      let build = try optimized(slow)
      clock.lap("optimized build")
      event(.began(stage: "Checking optimized code", steps: slow.count))
      (again.student.program, again.student.bareProgram) = (build.worker, build.bareWorker)
      if options.isHasty { again.patience = Self.longPatience }
      decided = again.run(build: build.report, clock: clock, finished: finished)
    } catch let end as TimeIsUp {
      guard let budget = runner.budget else { throw end }
      clock.lap("optimized build")
      decided = slow.map { $0.notReached(in: budget, runner.rubric) }
    }
    if options.isHasty, decided.contains(where: { $0.verdict == .timedOut }) {
      event(.noticed("A grading waits four times as long for a call."))
    }
    return checks.map { check in
      decided.first { $0.id == check.id }?.placed(as: check) ?? check
    }
  }
}

extension CheckRecord {
  /// Returns the record with the position of an earlier one that ended the same way, if it has
  /// none, because the optimizer leaves out lines.
  fileprivate func placed(as earlier: CheckRecord) -> CheckRecord {
    guard verdict == .timedOut, earlier.verdict == .timedOut,
      !finding.facts.contains(where: \.isPosition),
      let place = earlier.finding.facts.first(where: \.isPosition)
    else { return self }
    var record = self
    record.finding.facts.insert(place, at: min(1, finding.facts.count))
    return record
  }

  /// Whether faster code could earn more points.
  fileprivate var isTooSlow: Bool {
    verdict == .timedOut
      || finding.facts.contains {
        if case .speed(.tooSlow) = $0 { true } else { false }
      }
  }
}

extension Fact {
  /// Whether the fact is the position at which a call ended.
  fileprivate var isPosition: Bool {
    if case .call(.position) = self { true } else { false }
  }
}
