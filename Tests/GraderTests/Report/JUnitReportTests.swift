import GraderTestSupport
import Reports
import Testing

@Suite struct JUnitReportTests {
  @Test func `the counts are those of the cases`() {
    let parsed = XMLText(JUnitReport.render(SampleReport.graded, for: .instructor))
    let totals = parsed.elements.first?.attributes
    #expect(parsed.elements.first?.name == "testsuites")
    #expect(totals?["tests"] == String(parsed.count("testcase")))
    #expect(totals?["failures"] == String(parsed.count("failure")))
    #expect(totals?["errors"] == String(parsed.count("error")))
    #expect(totals?["skipped"] == String(parsed.count("skipped")))
    #expect(parsed.count("testsuite") == SampleReport.graded.questions.count)
  }

  @Test func `a refusal is one error`() {
    let parsed = XMLText(JUnitReport.render(SampleReport.refused, for: .student))
    #expect(parsed.count("testcase") == 1)
    #expect(parsed.elements.last?.attributes["type"] == "notAnArchive")
    #expect(parsed.elements.first?.attributes["errors"] == "1")
  }

  @Test func `points stand in the properties`() {
    let parsed = XMLText(JUnitReport.render(SampleReport.graded, for: .student))
    let earned = parsed.elements.filter { $0.attributes["name"] == "earned" }
    #expect(earned.contains { $0.attributes["value"] == "5.5" })
  }
}
