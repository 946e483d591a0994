import Foundation
import GraderTestSupport
import Presentation
import Record
import Reports
import Testing

/// Every format states the points in the same way.
@Suite struct ScoreWordsTests {
  private static func score(
    _ earned: Double, of possible: Double, awaiting: Double = 0, unanswered: Double = 0,
    leftOut: Double = 0, undecided: Double = 0
  ) -> GradingReport.Score {
    .init(
      ScoreTotal(
        earned: earned, possible: possible, awaiting: awaiting, unanswered: unanswered,
        leftOut: leftOut, undecided: undecided, isFinal: leftOut == 0 && undecided == 0))
  }

  @Test(arguments: [
    (
      score(68, of: 90, awaiting: 10),
      "68 of 90 automatic points; 10 points still to be graded by hand (100 points in all)"
    ),
    (
      score(44, of: 67, awaiting: 9, unanswered: 1, leftOut: 23),
      "44 of 67 automatic points; 9 points still to be graded by hand; "
        + "1 point for questions without an answer; 23 points left out (100 points in all)"
    ),
    (
      score(2, of: 3, leftOut: 1, undecided: 6),
      "2 of 3 automatic points; 1 point left out; 6 points not decided (10 points in all)"
    ),
    (score(1, of: 1), "1 of 1 automatic point"), (score(0, of: 0), "0 of 0 automatic points"),
  ])
  func `a score says what every point is`(score: GradingReport.Score, sentence: String) {
    #expect(score.sentence == sentence)
  }

  private static let part: GradingReport = {
    var report = SampleReport.graded
    report.questions.removeAll { question in
      question.checks.contains { $0.isHidden || $0.verdict == .graderFault }
    }
    report.score = score(44, of: 67, awaiting: 10, leftOut: 23)
    report.notes = []
    return report
  }()

  @Test(arguments: [ReportFormat.html, .markdown, .gradescope])
  func `a report says how many points were left out, and that it is not final`(
    format: ReportFormat
  ) throws {
    let text = try format.render(Self.part, for: .instructor)
    for part in [
      "67 automatic points", "10 points still to be graded by hand", "23 points left out",
      "100 points in all", "This score is not final: checks for 23 points were left out.",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("the grader itself failed"))
  }

  @Test func `the terminal ends with the score`() {
    let text = TerminalReport(style: .plain, audience: .instructor)
      .render(Self.part, files: ["out/report.html"])
    let score = "Score: " + Self.part.score.sentence
    #expect(
      text.unwrapped.hasSuffix("This score is not final: checks for 23 points were left out."))
    let lines = text.split(separator: "\n")
    #expect(lines.suffix(8).joined(separator: " ").unwrapped.contains(score))
    #expect(text.unwrapped.contains("out/report.html"))
  }

  @Test func `a check of a part of one's own work does not say that it is not final`() {
    var report = Self.part
    let renderer = TerminalReport(style: .plain, audience: .student, isWorkingTree: true)
    #expect(!renderer.render(report).contains("not final"))
    #expect(renderer.render(report).unwrapped.contains("23 points left out"))
    report.questions = SampleReport.graded.questions
    #expect(renderer.render(report).contains("not final"))
  }

  @Test func `that a score is not final is said once, with every reason`() throws {
    var report = SampleReport.graded
    report.score.leftOut = 12
    for index in report.questions.indices {
      for check in report.questions[index].checks.indices
      where report.questions[index].checks[check].verdict == .graderFault {
        report.questions[index].checks[check].verdict = .notReached
      }
    }
    let sentence = "checks for 12 points were left out, and the time for the grading ran out"
    for format in [ReportFormat.html, .markdown, .gradescope] {
      let text = try format.render(report, for: .instructor)
      #expect(text.contains(sentence), "\(format)")
      #expect(text.ranges(of: "not final").count == 1, "\(format)")
    }
    let terminal = TerminalReport(style: .plain, audience: .instructor).render(report).unwrapped
    #expect(terminal.contains(sentence) && terminal.ranges(of: "not final").count == 1)
  }

  @Test func `the table has every point of a question`() throws {
    var report = SampleReport.graded
    report.questions[0].score = Self.score(
      3, of: 5, awaiting: 2, unanswered: 1, leftOut: 8, undecided: 4)
    let parts = "2 to be graded, 1 not answered, 8 left out, 4 not decided"
    for format in [ReportFormat.html, .markdown] {
      #expect(try format.render(report, for: .student).contains(parts), "\(format)")
    }
    let terminal = TerminalReport(style: .plain, audience: .student).render(report)
    #expect(terminal.unwrapped.contains("+" + parts))
    #expect(terminal.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(terminal.contains(", +2 to be graded\n"))
  }

  @Test func `JSON and JUnit have the points`() throws {
    let json = try JSONReport.render(Self.part, for: .instructor)
    #expect(try SchemaValidator.ofReports().problems(in: Data(json.utf8)) == [])
    let score = try JSONReport.decode(Data(json.utf8)).score
    #expect(score.leftOut == 23 && score.total == 100 && !score.isFinal)
    var report = Self.part
    report.questions[0].score = Self.score(
      3, of: 5, awaiting: 2, unanswered: 1, leftOut: 8, undecided: 4)
    let junit = XMLText(JUnitReport.render(report, for: .instructor))
    let properties = junit.elements.filter { $0.name == "property" }.prefix(8)
      .map { "\($0.attributes["name"] ?? "")=\($0.attributes["value"] ?? "")" }
    #expect(
      properties.dropFirst() == [
        "earned=3", "possible=5", "awaiting=2", "unanswered=1", "leftOut=8", "undecided=4",
        "total=20",
      ])
  }

  @Test func `Gradescope's text has no total if a check is hidden`() throws {
    for audience in Audience.allCases {
      let text = try GradescopeReport.render(SampleReport.graded, for: audience)
      #expect(!text.contains("23.5 of 84") && text.contains("Seed 231"))
      let all = try GradescopeReport.render(Self.part, for: audience)
      #expect(all.contains("44 of 67 automatic points"))
    }
  }

  @Test func `checks that were not begun take one line for each question`() throws {
    var report = SampleReport.graded
    for index in 0..<3 {
      report.questions[1].checks[index].verdict = .notImplemented
      report.questions[1].checks[index].details = []
      report.questions[1].checks[index].earned = 0
    }
    let text = TerminalReport(style: .plain, audience: .student, isWorkingTree: true)
      .render(report)
    #expect(text.ranges(of: "○ not implemented  3 checks ").count == 1)
    let line = text.split(separator: "\n").first { $0.contains("  3 checks ") }
    #expect(line?.hasSuffix(" 0 / 17") == true)
    #expect(!text.contains(report.questions[1].checks[0].id))
    // One that printed is shown in full, and so is one whose file has another name.
    report.questions[1].checks[1].facts = [
      .grading(.notSubmitted(file: "A.swift", renamed: ["a.swift"]))
    ]
    report.questions[1].checks[0].output = "hello"
    let printed = TerminalReport(style: .plain, audience: .student, isWorkingTree: true)
      .render(report)
    #expect(printed.contains("hello") && !printed.contains("  2 checks "))
    #expect(report.questions[1].checks[0...2].allSatisfy { printed.contains($0.id) })
  }

  @Test func `a question that was not started takes one line, unless there is no other`() {
    let report = SampleReport.graded
    let terminal = TerminalReport(style: .plain, audience: .student)
    let text = terminal.render(report)
    #expect(text.ranges(of: "Image features").count == 1)
    #expect(text.contains("○ not started, +2 to be graded\n"))
    #expect(!text.contains("a1.features.train"))
    var alone = report
    alone.questions.removeAll { $0.title != "Image features" }
    #expect(terminal.render(alone).contains("a1.features.train"))
  }
}
