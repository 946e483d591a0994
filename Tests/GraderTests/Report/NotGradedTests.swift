import GraderTestSupport
import Presentation
import Reports
import Testing

/// The members of an archive that were not graded, as reports list them.
@Suite struct NotGradedTests {
  @Test func `of many files that were ignored for one reason, a few are named`() throws {
    var report = SampleReport.graded
    let alike = (0..<30).map { number in
      GradingReport.Submission.Entry(
        path: "__MACOSX/._\(number).swift", disposition: .ignored, reason: "it was created by macOS"
      )
    }
    let others = report.submission.entries.filter { $0.disposition != .taken }
    report.submission.entries += alike
    let paths = report.submission.notGraded.map(\.path)
    #expect(
      paths == others.map(\.path)
        + alike.prefix(2).map(\.path) + ["__MACOSX/._2.swift and 27 more files"])
    let terminal = TerminalReport(style: .plain, audience: .instructor)
    #expect(terminal.render(report).ranges(of: "__MACOSX").count == 3)
    #expect(MarkdownReport.render(report, for: .instructor).ranges(of: "MACOSX").count == 3)
    // The page has a table that can be closed, and a verbose terminal shows everything.
    #expect(HTMLReport.render(report, for: .instructor).ranges(of: "MACOSX").count == 30)
    let verbose = TerminalReport(style: .plain, audience: .instructor, isVerbose: true)
    #expect(verbose.render(report).ranges(of: "__MACOSX").count == 30)
  }

  @Test func `three files are all named, and so is each file that was refused`() {
    var submission = SampleReport.graded.submission
    submission.entries = (0..<9).map { number in
      .init(
        path: "\(number)", disposition: number < 3 ? .ignored : .refused, reason: "the same")
    }
    #expect(submission.notGraded.count == 9)
  }
}
