import GraderTestSupport
import Intake
import Presentation
import Record
import Reports
import Selftest
import Testing

/// Archives with very many members, or with unusual names.
struct ManyMembersTests {
  private let honest = CraftedArchive.Member.file("Assignment1/Softmax.swift")

  @Test(arguments: [CraftedArchive.Form.gzip, .zip])
  func `fifty thousand members are refused without being listed`(form: CraftedArchive.Form) {
    let members = [honest] + (0..<50_000).map { CraftedArchive.Member(path: "many/\($0)") }
    let error = #expect(throws: IntakeRefusal.self) {
      try takeIn(CraftedArchive(members: members), form)
    }
    #expect(error?.reason.code == "tooLarge")
    #expect((error?.submission.entries.count ?? 0) <= SubmissionRecord.listed)
  }

  @Test func `of thousands of members, the first are listed and the others counted`() throws {
    let accents = String(repeating: "e\u{301}\u{327}", count: 80)
    let members = (0..<3000).map { CraftedArchive.Member.file("\($0)\(accents)/notes.txt") }
    let links = (0..<100).map { index in
      CraftedArchive.Member(path: "link\(index)", type: 0o120000, symbolicLink: "x")
    }
    let result = try takeIn(CraftedArchive(members: members + links + [honest]), .tar)
    let entries = result.submission.entries
    for disposition in [SubmissionRecord.Disposition.ignored, .refused] {
      #expect(entries.count { $0.disposition == disposition } == SubmissionRecord.listed)
    }
    #expect(entries.contains { $0.disposition == .taken })
    #expect(result.submission.omitted == 3000 + 100 - 2 * SubmissionRecord.listed)
    #expect(result.missing.count == entries.count { $0.disposition == .missing })
  }

  @Test(arguments: [ReportFormat.html, .markdown, .json])
  func `a report says how many are not listed`(format: ReportFormat) throws {
    var report = SampleReport.graded
    report.submission.omitted = 4321
    #expect(try format.render(report, for: .instructor).contains("4321"))
    let terminal = TerminalReport(
      style: TerminalStyle(isTerminal: false, columns: 80), audience: .instructor)
    #expect(terminal.render(report).contains("and 4321 more"))
  }
}
