import Foundation
import GraderTestSupport
import Presentation
import Record
import Reports
import Testing

/// What code printed, in every report and under every verdict.
@Suite struct PrintedTextReportTests {
  /// Text that is dangerous in one format or another.
  private static let hostile = [
    SampleReport.hostile, "```", "~~~~~", "<pre></pre>", "</system-out>", "]]>", "&amp;",
    "a\u{2028}b\u{85}c\rd", "`\u{301} ![p](https://evil.example/p.png) `\u{301}", "=1+1,\"\";|",
    "\u{FFFE}\u{FEFF}\u{200F}\u{1B}]8;;https://evil.example\u{7}link", "# heading", "- [ ] item",
  ]

  private static let text = "first line\n" + hostile.joined(separator: "\n") + "\nno end"

  /// A report with a check of each verdict, all of which printed the same.
  private static func report(
    printing text: String, isHidden: Bool = false, _ verdicts: [Verdict] = Verdict.allCases
  ) -> GradingReport {
    var report = SampleReport.graded
    report.questions = [report.questions[0]]
    report.questions[0].checks = verdicts.map { verdict in
      .init(
        id: "a1.check.\(verdict)", title: "The check that is \(verdict)", kind: "output",
        isHidden: isHidden, verdict: verdict, earned: 0, points: 1, explanation: "It is so.",
        output: text)
    }
    return report
  }

  @Test(arguments: ReportFormat.allCases)
  func `every format shows what was printed, for every verdict`(format: ReportFormat) throws {
    let text = try format.render(Self.report(printing: Self.text), for: .student)
    let count = Verdict.allCases.count
    #expect(text.ranges(of: "first line").count == count)
    #expect(text.ranges(of: "no end").count == count)
  }

  @Test func `HTML and XML hold printed text as text`() {
    let report = Self.report(printing: Self.text)
    for page in [
      HTMLReport.render(report, for: .student), JUnitReport.render(report, for: .student),
    ] {
      let parsed = XMLText(page)
      #expect(parsed.count("script") == 0 && parsed.count("img") == 0)
      for line in Self.hostile {
        #expect(parsed.text.contains(line.neutralLines.joined(separator: "\n")), "\(line)")
      }
    }
  }

  @Test func `Markdown holds printed text in a fence that it cannot close`() throws {
    let lines = MarkdownReport.render(Self.report(printing: Self.text), for: .student)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = lines.indices.filter { lines[$0] == "Printed by the code:" }
    #expect(starts.count == Verdict.allCases.count)
    for start in starts {
      let fence = String(lines[start + 2].prefix { $0 == "`" })
      #expect(lines[start + 2] == fence + "text" && fence.count >= 3)
      // A fence is closed by as many backticks, with nothing but spaces around them.
      let end = try #require(
        lines.indices.dropFirst(start + 3).first {
          let line = lines[$0].trimmingCharacters(in: .whitespaces)
          return line.unicodeScalars.allSatisfy { $0 == "`" }
            && line.unicodeScalars.count >= fence.count
        })
      #expect(Array(lines[(start + 3)..<end]) == Self.text.neutralLines)
    }
  }

  @Test(arguments: ReportFormat.allCases.filter { $0 != .json })
  func `no control character of printed text is left`(format: ReportFormat) throws {
    let text = try format.render(Self.report(printing: Self.text), for: .instructor)
    let forbidden = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
        || [0x200F, 0x2028, 0x202E, 0xFEFF, 0xFFFE].contains($0.value)
    }
    #expect(forbidden.isEmpty)
  }

  @Test(arguments: ReportFormat.allCases)
  func `what a hidden check printed is for staff only`(format: ReportFormat) throws {
    let report = Self.report(printing: "a secret line", isHidden: true)
    #expect(!(try format.render(report, for: .student)).contains("secret"))
    #expect(try format.render(report, for: .instructor).contains("a secret line"))
  }

  @Test func `Gradescope keeps both ends of a long text`() throws {
    let long = "begin" + String(repeating: "x", count: 128 << 10) + "end"
    let text = try GradescopeReport.render(
      Self.report(printing: long, [.failed]), for: .student)
    #expect(text.contains("beginxx") && text.contains("xxend"))
    #expect(text.contains("characters left out"))
    #expect(!text.contains("truncated here"))
  }

  private func terminal(
    _ report: GradingReport, isWorkingTree: Bool, isVerbose: Bool = false,
    audience: Audience = .student
  ) -> String {
    TerminalReport(
      style: .plain, audience: audience, isVerbose: isVerbose, isWorkingTree: isWorkingTree
    ).render(report)
  }

  @Test func `check shows what was printed, of a passed check the first lines`() {
    let text = (1...30).map { "line \($0).\n" }.joined()
    let passed = terminal(Self.report(printing: text, [.passed]), isWorkingTree: true)
    #expect(passed.contains("The check that is passed"))
    #expect(passed.contains("      line 20.\n      … and 10 more lines\n"))
    let failed = terminal(Self.report(printing: text, [.failed]), isWorkingTree: true)
    #expect(failed.contains("      line 29.\n      line 30.\n"))
    let blank = terminal(Self.report(printing: "a\n\nb", [.passed]), isWorkingTree: true)
    #expect(blank.contains("      a\n      \n      b\n"))
  }

  @Test func `grading shows the first lines of what failed, and with --verbose everything`() {
    let text = (1...30).map { "line \($0).\n" }.joined()
    let report = Self.report(printing: text, [.passed, .failed])
    let short = terminal(report, isWorkingTree: false)
    #expect(short.ranges(of: "line 20.").count == 1 && !short.contains("line 21."))
    #expect(!short.contains("The check that is passed"))
    let long = terminal(report, isWorkingTree: false, isVerbose: true)
    #expect(long.ranges(of: "line 30.").count == 2)
  }

  @Test func `no terminal gets a control character, nor a line beyond its width`() {
    for width in [40, 80] {
      let text = TerminalReport(
        style: TerminalStyle(isTerminal: false, columns: width), audience: .instructor,
        isVerbose: true
      ).render(Self.report(printing: Self.text + String(repeating: "long ", count: 100)))
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(text.split(separator: "\n").allSatisfy { String($0).columns <= width })
    }
  }

  @Test func `a hidden check's text is not in a student's terminal`() {
    let report = Self.report(printing: "a secret line", isHidden: true)
    let student = terminal(report, isWorkingTree: true, isVerbose: true)
    #expect(!student.contains("secret"))
    let staff = terminal(report, isWorkingTree: false, isVerbose: true, audience: .instructor)
    #expect(staff.contains("a secret line"))
  }
}
