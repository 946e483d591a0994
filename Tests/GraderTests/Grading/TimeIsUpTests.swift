import GraderTestSupport
import Host
import Judging
import Record
import Score
import Testing

@testable import Grading

/// What checks get if the time of the grading ends during the build.
@Suite struct TimeIsUpTests {
  @Test(arguments: [true, false])
  func `what is known about a file decides its checks, and the others are not reached`(
    isOwn: Bool
  ) throws {
    let clock = FakeClock()
    let budget = GradingBudget(seconds: 5, now: clock.now)
    clock.advance(5)
    if isOwn { budget.spend(4, on: "the compiler") }
    let rubric = try RubricReader.read(
      """
      assignment: a1
      title: A
      questions: [{ id: q, title: Q, points: 2, checks: [{ id: a, points: 2, tolerance: 0.1 }] }]
      """, path: "rubric.yml", known: ["a": CheckNeeds(.output)], datasets: [])
    let build = BuildRecord(files: [
      .init(path: "Bad.swift", status: .replacedByStub), .init(path: "No.swift", status: .missing),
      .init(path: "Refused.swift", status: .refused),
    ])
    let checks = ["Bad.swift", "No.swift", "Refused.swift", "Good.swift"].map { file in
      CheckDefinition("a", "A", .output, file: file) { _ in .pass() }
        .notReached(in: budget, rubric, build, [:])
    }
    #expect(
      checks.map(\.verdict)
        == [.didNotCompile, .notImplemented, .refused, isOwn ? .notRun : .notReached])
    #expect(checks.allSatisfy { $0.earned == 0 && $0.points == 2 })
  }
}
