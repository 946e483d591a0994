import GraderTestSupport
import Reports
import Testing
import Presentation

@Suite struct HiddenCheckTests {
  @Test(arguments: ReportFormat.allCases)
  func `students see nothing of a hidden check but kind and verdict`(format: ReportFormat) throws {
    let text = try format.render(SampleReport.graded, for: .student)
    #expect(!text.lowercased().contains("secret"))
    #expect(text.contains("Hidden check: property"))
  }

  @Test(arguments: ReportFormat.allCases)
  func `instructors see the whole hidden check`(format: ReportFormat) throws {
    let text = try format.render(SampleReport.graded, for: .instructor)
    #expect(text.contains("Secret explanation"))
    #expect(text.contains("secret value"))
  }

  @Test func `pages with hidden checks say whom they are for`() {
    let pages = Audience.allCases.map { HTMLReport.render(SampleReport.graded, for: $0) }
    #expect(pages.map { $0.contains("not for students") } == [false, true])
  }

  @Test func `students' terminals show no hidden check either`() {
    let style = TerminalStyle.plain
    let student = TerminalReport(style: style, audience: .student, isVerbose: true)
    let staff = TerminalReport(style: style, audience: .instructor, isVerbose: true)
    #expect(!student.render(SampleReport.graded).lowercased().contains("secret"))
    #expect(staff.render(SampleReport.graded).contains("Secret explanation"))
  }

  @Test func `masking keeps points and verdicts`() {
    let masked = SampleReport.graded.shown(to: .student)
    for (before, after) in zip(SampleReport.graded.questions, masked.questions) {
      #expect(before.checks.map(\.verdict) == after.checks.map(\.verdict))
      #expect(before.checks.map(\.earned) == after.checks.map(\.earned))
      #expect(before.checks.map(\.points) == after.checks.map(\.points))
    }
    #expect(masked.questions[0].checks[3].id == "a1.nearestNeighbor.hidden1")
  }
}
