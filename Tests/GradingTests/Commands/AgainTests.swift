import ArgumentParser
import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Presentation
import Record
import Reports
import Testing

@testable import Grader

/// The command that a report proposes can be pasted, and works for whoever reads it.
@Suite struct AgainTests {
  /// The command that the words after `./grader` stand for.
  private func parsed(_ command: String) throws -> any ParsableCommand {
    let words = try Shell.words(of: command)
    #expect(words.first == "./grader")
    return try GraderCommand.parseAsRoot(Array(words.dropFirst()))
  }

  @Test(arguments: [
    "hw.tar.gz", "x y (1).tar.gz", "class/it's \"mine\" $HOME `id`.zip", "作业.zip", "-v.zip",
    "check", "~/hw.zip", "a\nb.zip", "\u{1b}[2J.zip", "/tmp/a;rm -rf b.zip",
  ])
  func `an instructor's command grades the archive again`(path: String) throws {
    var options = Grading.Options()
    options.seed = .random()
    let command = options.command(for: "a1.knn.folds", archive: path, isUnsandboxed: false)
    #expect(command.singleLine == command)
    let grade = try #require(try parsed(command) as? GradeCommand, "\(command)")
    let isShort = path == "check" || path.hasPrefix("-")
    #expect(grade.submission == (isShort ? "./" + path : path))
    #expect(grade.only == ["a1.knn.folds"])
    #expect(grade.options.seed == options.seed)
    // Otherwise the reports of the whole submission would be replaced.
    #expect(grade.format == "none")
  }

  @Test func `the command has the options that decide a verdict`() throws {
    var options = Grading.Options()
    options.assignment = .assignment1
    options.timeLimit = 2.5
    options.dataFolder = "my data"
    options.hurry()
    let command = options.command(for: "a1.knn", archive: "hw.zip", isUnsandboxed: true)
    let grade = try #require(try parsed(command) as? GradeCommand)
    #expect(grade.assignment == "a1" && grade.options.timeLimit == 2.5)
    #expect(grade.options.dataFolder == "my data" && grade.options.quick && grade.unsandboxed)
  }

  @Test func `the command names exactly one check`() throws {
    let (check, others) = ("a1.knn.vote", ["a1.knn.vote", "a1.knn.vote.ties", "a1.knn.votes"])
    var report = SampleReport.graded
    report.questions[0].checks[2].id = check
    let archive = Grading.Options().command(
      for: check, archive: "hw.zip", besides: others, isUnsandboxed: false)
    report.questions[0].checks[2].reproduce = archive
    let own = GradingReport.Check.command(for: check, besides: others, seed: report.seed)
    #expect(report.shown(to: .student).questions[0].checks[2].reproduce == own)
    let (grade, again) = try (parsed(archive) as? GradeCommand, parsed(own) as? CheckCommand)
    #expect(grade?.options.exactly == true && again?.options.exactly == true)
    for name in others.dropFirst() {
      #expect(!GradingReport.Check.command(for: name, besides: others, seed: 1).contains("exact"))
    }
  }

  @Test func `a student's command checks the student's own files`() throws {
    var report = SampleReport.graded
    for index in report.questions[0].checks.indices {
      report.questions[0].checks[index].reproduce = "./grader secret/ada.zip --only x"
    }
    report.seed = .random()
    let student = report.shown(to: .student)
    for check in student.questions[0].checks {
      guard let command = check.reproduce else {
        #expect(check.isHidden)
        continue
      }
      let parsed = try #require(try parsed(command) as? CheckCommand)
      #expect(parsed.checks == [check.id] && parsed.options.seed == report.seed)
    }
    for format in ReportFormat.allCases {
      #expect(!(try format.render(report, for: .student)).contains("ada.zip"), "\(format)")
    }
    #expect(report.shown(to: .instructor).questions[0].checks[3].reproduce != nil)
    // Students read what Gradescope does not hide.
    let gradescope = try GradescopeReport.render(report, for: .instructor)
    #expect(gradescope.ranges(of: "ada.zip").count == 1)
  }

  @Test(arguments: [40, 80, 200])
  func `what a terminal shows can be pasted`(width: Int) throws {
    var report = SampleReport.graded
    let options = Grading.Options()
    let command = options.command(
      for: "a1.knn.predict", archive: "a  b/it's c.zip", isUnsandboxed: false)
    report.questions[0].checks[2].reproduce = command
    let style = TerminalStyle(isTerminal: false, columns: width)
    let text = TerminalReport(style: style, audience: .instructor).render(report)
    let start = try #require(text.firstRange(of: "    Run it again:\n")).upperBound
    let end = try #require(text[start...].firstRange(of: "\n\n")).lowerBound
    #expect(try Shell.words(of: String(text[start..<end])) == Shell.words(of: command))
  }
}
