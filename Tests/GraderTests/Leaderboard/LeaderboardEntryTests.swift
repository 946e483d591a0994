import ArgumentParser
import GraderTestSupport
import Grading
import Judging
import CourseKit
import Host
import Record
import Reports
import Testing

@testable import Grader

struct LeaderboardEntryTests {
  private let definitions = [
    Self.definition("a9.conv", .output, file: "Conv.swift"),
    Self.definition("a9.columns", .output, file: "Columns.swift"),
    Self.definition("a9.conv.speed", .speed, file: "Conv.swift"),
    Self.definition(
      "a9.conv.speedReference", .speed, file: "Conv.swift", buildsOn: ["Columns.swift"]),
    Self.definition("a9.other", .output, file: "Other.swift"),
  ]

  private static func definition(
    _ id: String, _ kind: CheckKind, file: String, buildsOn: [String] = []
  ) -> CheckDefinition {
    CheckDefinition(id, id, kind, file: file, buildsOn: buildsOn) { _ in .pass() }
  }

  /// A report in which some checks failed, and those of speed have times.
  private func report(failed: Set<String> = [], timed: Bool = true) -> GradingReport {
    var report = SampleReport.graded
    report.questions = [
      .init(
        id: "conv", title: "", score: .init(earned: 0, possible: 0, awaiting: 0, isFinal: true),
        checks: definitions.map { definition in
          let fails = failed.contains(definition.id)
          var check = GradingReport.Check(
            id: definition.id, title: "", kind: definition.kind.rawValue, isHidden: false,
            verdict: fails ? .failed : .passed, earned: fails ? 0 : 1, points: 1, explanation: "")
          if timed && definition.kind == .speed {
            check.timing = .init(
              yardstick: "", ratio: definition.isRanked ? 1.5 : 0.1, lower: 1, upper: 2,
              threshold: 4, rounds: 5, studentSeconds: 3, yardstickSeconds: 2)
          }
          return check
        })
    ]
    return report
  }

  @Test func `only times against the reference are ranked, under the archive's name`() throws {
    let entry = try LeaderboardTable.Entry(of: report(), name: nil, definitions: definitions)
    #expect(entry.ratios == [1.5])
    #expect(entry.name == "submission.tar.gz")
    #expect(entry.seed == 231)
    #expect(entry.graded == "2026-01-15T09:30:00Z")
    #expect(entry.sha256 == SampleReport.graded.submission.sha256)
    let named = try LeaderboardTable.Entry(of: report(), name: "ada", definitions: definitions)
    #expect(named.name == "ada")
  }

  @Test(arguments: ["a9.other", "a9.conv.speed", "a9.conv.speedReference"])
  func `too slow is a place, and what fails elsewhere does not matter`(failed: String) throws {
    let entry = try LeaderboardTable.Entry(
      of: report(failed: [failed]), name: nil, definitions: definitions)
    #expect(entry.ratios == [1.5])
  }

  @Test(arguments: ["a9.conv", "a9.columns"])
  func `code that is wrong, or stands on wrong code, has no place`(failed: String) {
    let error = #expect(throws: LeaderboardTable.Entry.NoPlace.self) {
      try LeaderboardTable.Entry(
        of: report(failed: [failed]), name: nil, definitions: definitions)
    }
    #expect(error?.missing == ["a9.conv.speedReference"])
  }

  @Test func `a report without all times leaves the leaderboard alone, and says why`() throws {
    let folder = try TemporaryFolder()
    let options = try LeaderboardOptions.parse(["--leaderboard", folder.path("fast.csv")])
    let line = try options.enter(SampleReport.graded, project: ProjectLayout.find())
    #expect(line?.hasPrefix("Leaderboard: not ranked, because these checks have no valid") == true)
    #expect(folder.files().isEmpty)
  }

  @Test func `what was not timed has no place`() {
    let error = #expect(throws: LeaderboardTable.Entry.NoPlace.self) {
      try LeaderboardTable.Entry(of: report(timed: false), name: nil, definitions: definitions)
    }
    #expect(error?.missing == ["a9.conv.speedReference"])
  }

  @Test func `each assignment has checks to rank`() {
    #expect(
      Pairing.of(.a1).checks.filter(\.isRanked).map(\.id) == [
        "a1.knn.noLoops.speedReference", "a1.svm.vectorized.speedReference",
        "a1.softmax.vectorized.speedReference",
      ])
    #expect(
      Pairing.of(.a2).checks.filter(\.isRanked).map(\.id) == [
        "a2.fastConv.speedReference", "a2.fastPool.speedReference",
      ])
  }
}
