import GraderTestSupport
import Presentation
import Reports
import Testing

@Suite struct GoldenReportTests {
  @Test(arguments: ReportFormat.allCases)
  func `each format of the sample equals its golden file`(format: ReportFormat) throws {
    let text = try format.render(SampleReport.graded, for: .student)
    try Golden.expect(text, equals: "student-\(format.fileName)")
  }

  @Test(arguments: ReportFormat.allCases)
  func `each format of a refusal equals its golden file`(format: ReportFormat) throws {
    let text = try format.render(SampleReport.refused, for: .instructor)
    try Golden.expect(text, equals: "refused-\(format.fileName)")
  }

  @Test func `the instructor's JSON equals its golden file`() throws {
    let text = try JSONReport.render(SampleReport.graded, for: .instructor)
    try Golden.expect(text, equals: "instructor-report.json")
  }

  @Test func `the terminal report equals its golden file`() throws {
    let renderer = TerminalReport(style: .plain, audience: .student)
    let text = renderer.render(SampleReport.graded, files: ["out/report.html", "out/report.json"])
    try Golden.expect(text, equals: "terminal.txt")
  }

  @Test func `the terminal's refusal equals its golden file`() throws {
    let renderer = TerminalReport(style: .plain, audience: .student)
    try Golden.expect(renderer.render(SampleReport.refused), equals: "terminal-refused.txt")
  }

  @Test func `the terminal's heading of a working tree speaks of no archive and no box`() {
    var report = SampleReport.graded
    report.submission = .init(
      fileName: "Sources/Assignments/Assignment1", bytes: 0, sha256: "", entries: [])
    report.sandbox = "none (--unsandboxed)"
    let renderer = TerminalReport(style: .plain, audience: .student, isWorkingTree: true)
    let lines = renderer.render(report).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[1] == "Sources/Assignments/Assignment1 · working tree · seed \(report.seed)")
    #expect(lines[2] == "")
  }
}
