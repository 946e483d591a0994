import GraderTestSupport
import Foundation
import Record
import Reports
import Testing

@Suite struct JSONReportTests {
  private func validator() throws -> SchemaValidator {
    try .ofReports()
  }

  @Test(arguments: Audience.allCases)
  func `every report keeps to the schema`(audience: Audience) throws {
    for report in [SampleReport.graded, SampleReport.refused] {
      let text = try JSONReport.render(report, for: audience)
      #expect(try validator().problems(in: Data(text.utf8)) == [])
    }
  }

  @Test(arguments: [
    ("\"schema\" : \"backprop.report/2\"", "\"schema\" : \"other/2\""),
    ("\"verdict\" : \"passed\"", "\"verdict\" : \"fine\""),
    ("\"seed\" : \"231\"", "\"seed\" : 231"), ("\"earned\" : 4,", "\"earned\" : -4,"),
    ("\"kind\" :", "\"sort\" :"),
  ])
  func `the schema refuses what is not a report`(original: String, changed: String) throws {
    let text = try JSONReport.render(SampleReport.graded, for: .instructor)
    let range = try #require(text.firstRange(of: original))
    let broken = text.replacingCharacters(in: range, with: changed)
    #expect(try validator().problems(in: Data(broken.utf8)).isEmpty == false)
  }

  @Test func `the schema names every verdict`() throws {
    let text = try String(contentsOf: SchemaValidator.reportSchema(), encoding: .utf8)
    for verdict in Verdict.allCases { #expect(text.contains("\"\(verdict.rawValue)\"")) }
  }

  @Test func `reading and writing again gives the same bytes`() throws {
    for report in [SampleReport.graded, SampleReport.refused] {
      let text = try JSONReport.render(report, for: .instructor)
      let again = try JSONReport.decode(Data(text.utf8))
      #expect(try JSONReport.render(again, for: .instructor) == text)
    }
    let refused = try JSONReport.render(SampleReport.refused, for: .instructor)
    #expect(try JSONReport.decode(Data(refused.utf8)) == SampleReport.refused)
  }

  @Test func `a value without a number in JSON comes back`() throws {
    let text = try JSONReport.render(SampleReport.graded, for: .instructor)
    #expect(text.contains("\"NaN\""))
    let report = try JSONReport.decode(Data(text.utf8))
    let last = report.questions[1].checks[3].curves[2].y.last
    #expect(last?.isNaN == true)
  }
}
