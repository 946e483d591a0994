import Foundation
import GraderTestSupport
import Presentation
import Reports
import Testing

/// How many of the compiler's messages a report shows where there is little room.
@Suite struct BuildMessageTests {
  private typealias File = GradingReport.Build.File
  private typealias Diagnostic = GradingReport.Build.Diagnostic

  private static func errors(_ count: Int, _ word: String) -> [Diagnostic] {
    (1...count).map {
      Diagnostic(
        severity: "error", line: $0, column: 5, message: "\(word) \($0).", source: "let x = \($0)")
    }
  }

  private static func report(_ files: [GradingReport.Build.File]) -> GradingReport {
    var report = SampleReport.graded
    report.questions.removeAll { $0.checks.contains(where: \.isHidden) }
    report.build.files = files
    return report
  }

  private static let remark = Diagnostic(
    severity: "note", line: 0, column: 0, message: "only the first 200 were kept", source: "")

  private static let broken = report([
    File(
      path: "A/SVM.swift", status: .replacedByStub,
      diagnostics: [
        Diagnostic(severity: "warning", line: 1, column: 1, message: "unused", source: "")
      ] + errors(199, "svm") + [remark]),
    File(path: "A/Softmax.swift", status: .replacedByStub, diagnostics: errors(1, "softmax")),
  ])

  private func output(of report: GradingReport) throws -> String {
    let text = try GradescopeReport.render(report, for: .student)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(object?["output"] as? String)
  }

  private func terminal(_ report: GradingReport, isVerbose: Bool = false) -> String {
    TerminalReport(style: .plain, audience: .student, isVerbose: isVerbose).render(report)
  }

  @Test func `a few messages of each file are shown, and the number of the others`() throws {
    for text in [try output(of: Self.broken), terminal(Self.broken)] {
      #expect(text.contains("svm 5.") && !text.contains("svm 6."))
      #expect(text.contains("… and 195 more messages"))
      #expect(text.contains("note: only the first 200 were kept"))
      #expect(text.contains("softmax 1."))
      #expect(!text.contains("unused"))
    }
    #expect(terminal(Self.broken, isVerbose: true).contains("svm 199."))
  }

  @Test(arguments: [5, 30, 200])
  func `with many files, each is named, and seed and version are there`(count: Int) throws {
    let files = (1...count).map { number in
      File(
        path: "A/File\(number).swift", status: .replacedByStub,
        diagnostics: (1...200).map {
          Diagnostic(
            severity: "error", line: $0, column: 1,
            message: String(repeating: "long ", count: 60) + "end", source: "let x = 1")
        })
    }
    let output = try output(of: Self.report(files))
    #expect(output.count <= 20_000)
    #expect(output.hasSuffix("\nSeed 231; Backprop 0.1.0"))
    for file in files { #expect(output.contains("\(file.path): did not compile")) }
  }

  @Test func `what is too long altogether is cut before seed and version`() throws {
    var report = Self.broken
    report.notes = (0..<5000).map { "note \($0)" }
    let output = try output(of: report)
    #expect(output.count <= 20_000)
    #expect(output.hasSuffix("\n… truncated here\nSeed 231; Backprop 0.1.0"))
  }

  @Test func `no text mentions a file that Gradescope does not have`() throws {
    var report = Self.broken
    report.notes = [String(repeating: "x", count: 30_000)]
    report.questions[0].checks[0].explanation = String(repeating: "y", count: 30_000)
    let text = try GradescopeReport.render(report, for: .student)
    #expect(text.contains("truncated here") && !text.contains("report.html"))
  }

  @Test func `a file that no check needs takes one line`() throws {
    var report = Self.broken
    report.build.files[0].isNeeded = false
    for text in [try output(of: report), terminal(report).unwrapped] {
      #expect(text.contains("A/SVM.swift: did not compile; its stub was graded (no check of this"))
      #expect(!text.contains("svm 1.") && !text.contains("more messages"))
      #expect(text.contains("softmax 1."))
    }
    let markdown = MarkdownReport.render(report, for: .student)
    #expect(!markdown.contains("svm 1.") && markdown.contains("softmax 1."))
  }
}
