import Foundation
import Record
import Reports
import Testing

/// Reports that were written earlier are read, and so is what later versions add.
@Suite struct StoredReportTests {
  private func stored(_ number: Int) throws -> String {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Reports")
    return try String(contentsOf: folder.appending(path: "report-\(number).json"), encoding: .utf8)
  }

  @Test func `a report of the first schema is read; it has no facts`() throws {
    let report = try JSONReport.decode(Data(stored(1).utf8))
    #expect(report.schema == "backprop.report/1")
    let checks = report.questions.flatMap(\.checks)
    #expect(checks.count == 17)
    #expect(checks.allSatisfy { $0.facts == nil })
    #expect(checks[2].explanation.hasPrefix("With two votes each"))
    #expect(report.score.earned == 23.5)
  }

  @Test func `a report of the second schema is read with its facts`() throws {
    let report = try JSONReport.decode(Data(stored(2).utf8))
    #expect(report.schema == "backprop.report/2")
    let checks = report.questions.flatMap(\.checks)
    #expect(checks.count == 17)
    #expect(checks[2].facts?.all.first == .output(.wrongLabels(expected: [3], received: [7])))
    #expect(report.score.earned == 23.5)
  }

  @Test func `keys and kinds of facts that a later version adds are ignored`() throws {
    let text = try stored(2)
      .replacing("\"earned\" :", with: "\"later\" : {\"a\" : [1]},\n\"earned\" :")
      .replacing("\"facts\" : [", with: "\"facts\" : [{\"laterKind\" : {\"x\" : 1}},")
      .replacing("\"wrongLabels\" : {", with: "\"wrongLabels\" : {\"later\" : 1,")
    let report = try JSONReport.decode(Data(commaless(text).utf8))
    #expect(try JSONReport.render(report, for: .instructor) == stored(2))
  }

  /// The text without commas before the end of a list.
  private func commaless(_ text: String) -> String { text.replacing(/,\s*\]/, with: "]") }

  @Test(arguments: ["backprop.report/3", "other/1", ""])
  func `a report of another schema is refused`(schema: String) throws {
    let text = try stored(2).replacing("backprop.report/2", with: schema)
    #expect(throws: DecodingError.self) { try JSONReport.decode(Data(text.utf8)) }
  }
}
