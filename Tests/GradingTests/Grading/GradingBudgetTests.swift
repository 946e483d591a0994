import GraderTestSupport
import Core
import Foundation
import Grading
import Host
import Record
import Reports
import Synchronization
import Testing

/// Gradings whose time ends at a moment that the test chooses.
@Suite(.serialized) struct WholeGradingBudgetTests {
  private let host: GradingHost

  init() throws {
    host = try GradingHost(keepsBuilds: true)
  }

  /// Grades files, and ends the time after some checks, of which the student's code used a part.
  private func grade(
    _ files: [String: [UInt8]], only: [String], checks: Int, ownSeconds: Double = 0
  ) throws -> GradingReport {
    let clock = FakeClock()
    let budget = GradingBudget(seconds: 3600, now: clock.now)
    if checks == 0 { clock.advance(3600) }
    let done = Mutex(0)
    return try host.grade(files, only: only, optimises: false, budget: budget) { event in
      guard case .advanced = event else { return }
      let count = done.withLock { done in
        done += 1
        return done
      }
      guard count == checks else { return }
      budget.spend(ownSeconds, on: "a1.knn.twoLoops")
      clock.advance(3600)
    }
  }

  @Test func `if the time ends before anything is built, nothing is lost and nothing is final`()
    throws
  {
    let report = try grade(try host.files(in: "Solutions"), only: ["a1.knn"], checks: 0)
    #expect(Set(report.verdicts.values) == [.notReached])
    #expect(report.score.possible == 0)
    #expect(report.faultReservation != nil)
    #expect(report.build.files.isEmpty)
    #expect(report.stages.map(\.name) == ["build"])
    let count = report.verdicts.count
    #expect(
      report.notes.first
        == "0 of 47 checks were graded, none that trains a model (--quick); \(count) checks were "
        + "not run, because the time ran out.")
    #expect(report.score.undecided == 17)
  }

  @Test func `a right submission on a slow machine keeps what it earned, and is graded again`()
    throws
  {
    // The files are judged one after another, or two at once.
    let only = ["a1.knn.twoLoops", "a1.knn.oneLoop", "a1.knn.noLoops", "a1.knn.predictLabels"]
    let report = try grade(try host.files(in: "Solutions"), only: only, checks: 1)
    #expect(Set(report.verdicts.values).isSubset(of: [.passed, .notReached]))
    #expect(report.verdicts.values.contains(.passed))
    #expect(report.score.earned == report.score.possible)
    #expect(report.faultReservation?.contains("the time for the grading ran out") == true)
  }

  private func withoutVote() throws -> [String: [UInt8]] {
    try host.reference(changing: "KNearestNeighbor.swift", regions: [3: "try todo(\"vote\")"])
  }

  private let dependent = ["a1.knn.predictLabels", "a1.knn.crossValidation"]

  @Test func `a check that was to be judged again is not final if the machine took the time`()
    throws
  {
    let report = try grade(try withoutVote(), only: dependent, checks: 2 + ties)
    #expect(report.verdicts["a1.knn.predictLabels"] == .notImplemented)
    #expect(report.verdicts["a1.knn.crossValidation"] == .notReached)
    #expect(report.faultReservation != nil)
    #expect(report.stages.map(\.name) == ["build", "check", "speed", "recheck"])
  }

  @Test func `a check that was to be judged again keeps its verdict if the student took the time`()
    throws
  {
    let report = try grade(
      try withoutVote(), only: dependent, checks: 2 + ties, ownSeconds: 1800)
    #expect(report.verdicts["a1.knn.crossValidation"] == .notImplemented)
    #expect(report.faultReservation == nil)
  }

  /// `a1.knn.predictLabels` also selects `a1.knn.predictLabels.ties`.
  private let ties = 1
}
