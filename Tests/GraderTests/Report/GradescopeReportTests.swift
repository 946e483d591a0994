import GraderTestSupport
import Foundation
import Intake
import Reports
import Testing

@Suite struct GradescopeReportTests {
  private struct Results: Decodable {
    struct Test: Decodable {
      var score: Double?
      var max_score: Double?
      var status: String?
      var name: String
      var number: String
      var output: String
      var visibility: String
    }
    var score: Double
    var output: String
    var tests: [Test]
  }

  private func results(
    of report: GradingReport, for audience: Audience = .instructor
  ) throws -> Results {
    let text = try GradescopeReport.render(report, for: audience)
    return try JSONDecoder().decode(Results.self, from: Data(text.utf8))
  }

  @Test func `hidden checks are hidden and all others visible`() throws {
    let results = try results(of: SampleReport.graded)
    let hidden = results.tests.filter { $0.visibility == "hidden" }
    #expect(hidden.map(\.number) == ["1.4"])
    #expect(
      results.tests.filter { $0.visibility != "hidden" }
        .allSatisfy { !$0.output.lowercased().contains("secret") })
    #expect(!results.output.lowercased().contains("secret"))
  }

  @Test func `a file for students hides what hidden checks say from whoever opens it`() throws {
    let results = try results(of: SampleReport.graded, for: .student)
    let hidden = try #require(results.tests.first { $0.visibility == "hidden" })
    #expect(hidden.name.hasSuffix("Hidden check: property"))
    #expect(!hidden.output.lowercased().contains("secret"))
    #expect(results.score == SampleReport.graded.score.earned)
  }

  @Test func `a written answer has neither status nor score`() throws {
    let written = try #require(
      results(of: SampleReport.graded).tests.first { $0.name.contains("Inline question") })
    #expect(written.status == nil)
    #expect(written.score == nil)
    #expect(written.max_score == nil)
    #expect(written.output.contains("bright row"))
  }

  @Test func `a fault of the grader has no status`() throws {
    let fault = try #require(
      results(of: SampleReport.graded).tests.first { $0.output.contains("grader fault") })
    #expect(fault.status == nil)
  }

  @Test func `the score is that of the report`() throws {
    #expect(try results(of: SampleReport.graded).score == SampleReport.graded.score.earned)
    #expect(try results(of: SampleReport.refused).score == 0)
    #expect(try results(of: SampleReport.refused).output.hasPrefix("Not graded."))
  }

  @Test func `a grader that cannot start gives no score that could be published`() throws {
    let text = try GradescopeReport.render(notGraded: "The disk is full.")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["score"] == nil)
    #expect(object["output"] as? String == "Not graded. The disk is full.")
  }

  @Test func `files that were ignored are named`() throws {
    let output = try results(of: SampleReport.graded, for: .student).output
    #expect(output.contains(".DS_Store was ignored: not a file of this assignment"))
  }

  @Test func `outputs stay below what the harness cuts`() throws {
    var report = SampleReport.graded
    report.questions[0].checks[2].output = String(repeating: "x", count: 300_000)
    #expect(try results(of: report).tests.allSatisfy { $0.output.utf8.count < 100_000 })
  }
}
