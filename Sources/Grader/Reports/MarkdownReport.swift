import Presentation
import Record

/// The report as Markdown, for a comment on a pull request or a summary of a CI job.
package enum MarkdownReport {
  /// Returns the report for `audience` as Markdown.
  package static func render(_ report: GradingReport, for audience: Audience) -> String {
    let report = report.shown(to: audience)
    var lines = ["# \(report.assignment.title.markdown)", "", facts(of: report), ""]
    if let refusal = report.refusal {
      lines += ["**Not graded.** \(refusal.message.markdown)", ""]
    } else {
      lines += ["**\(report.score.sentence)**", ""]
      lines += report.reservation.map { ["> \($0)", ""] } ?? []
      lines += table(of: report.questions)
    }
    if !report.notes.isEmpty {
      lines += report.notes.map { "- \($0.markdown)" } + [""]
    }
    lines += report.questions.flatMap(section) + diagnostics(in: report.build)
    lines += archive(of: report.submission)
    if lines.last != "" { lines.append("") }
    lines.append(report.tool.summary.markdown)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(of report: GradingReport) -> String {
    let submission = report.submission
    return [
      submission.fileName.markdownCode, Wording.bytes(submission.bytes),
      "SHA-256 \(String(submission.sha256.prefix(12)).markdownCode)", "seed \(report.seed)",
      "sandbox: \(report.sandbox.markdown)", "graded \(report.startedAt.markdown)",
    ].joined(separator: " · ")
  }

  private static func table(of questions: [GradingReport.Question]) -> [String] {
    let rows = questions.map { question in
      let score = question.score
      return "| \(question.title.markdown) | \(Wording.points(score.earned)) "
        + "| \(Wording.points(score.possible)) "
        + "| \(score.apart) |"
    }
    return ["| Question | Earned | Of | Other points |", "| --- | ---: | ---: | --- |"] + rows
      + [""]
  }

  private static func section(_ question: GradingReport.Question) -> [String] {
    let rows = question.checks.map { check in
      "| \(check.verdict.symbol) \(check.verdict.label) | \(check.title.markdown) "
        + "| \(Wording.points(check.earned)) / \(Wording.points(check.points)) |"
    }
    return [
      "## \(question.title.markdown)", "", "| Verdict | Check | Points |", "| --- | --- | ---: |",
    ]
      + rows + [""] + question.checks.flatMap(body)
  }

  private static func body(_ check: GradingReport.Check) -> [String] {
    guard check.verdict != .passed || !check.output.isEmpty else { return [] }
    var lines = ["### \(check.title.markdown)", ""]
    lines += ["**\(check.verdict.label)** · \(check.id.markdownCode)", ""]
    if !check.explanation.isEmpty { lines += [check.explanation.markdown, ""] }
    if let timing = check.timing { lines += [timing.sentence.markdown, ""] }
    lines += check.details.map { "- \($0.name.markdown): \($0.value.markdownCode)" }
    if !check.details.isEmpty { lines.append("") }
    if let reproduce = check.reproduce { lines += fenced(reproduce, as: "sh") }
    if let written = check.written {
      lines += ["Question:", ""] + fenced(written.question, as: "markdown")
      // The explanation says that there is no answer.
      if written.answer.isEmpty, check.explanation.isEmpty { lines += ["No answer.", ""] }
      if !written.answer.isEmpty {
        lines += ["Answer:", ""] + fenced(written.answer, as: "markdown")
      }
    }
    if !check.output.isEmpty {
      lines += ["Printed by the code:", ""] + fenced(check.output, as: "text")
    }
    return lines
  }

  private static func diagnostics(in build: GradingReport.Build) -> [String] {
    let files = build.files.filter { $0.status != .compiled || !$0.diagnostics.isEmpty }
    guard !files.isEmpty else { return [] }
    return ["## Build", ""]
      + files.flatMap { file in
        let messages = file.messages(atMost: nil).shown
        return ["\(file.path.markdownCode): \(file.status.label)", ""]
          + (messages.isEmpty
            ? []
            : fenced(
              messages.flatMap { [$0.headline(path: file.path)] + $0.excerpt }
                .joined(separator: "\n"), as: "text"))
      }
  }

  private static func archive(of submission: GradingReport.Submission) -> [String] {
    let entries = submission.notGraded
    guard !entries.isEmpty else { return [] }
    return ["## Files not graded", ""]
      + entries.map { entry in
        "- \(entry.path.markdownCode): \(entry.disposition.rawValue)"
          + (entry.reason.isEmpty ? "" : ", \(entry.reason.markdown)")
      } + (submission.omitted.map { ["- and \($0) more"] } ?? [])
  }

  private static func fenced(_ text: String, as language: String) -> [String] {
    let lines = text.neutralLines
    let fence = String(
      repeating: "`", count: max(3, (lines.map(\.longestBacktickRun).max() ?? 0) + 1))
    return [fence + language] + lines + [fence, ""]
  }
}

// Markdown is defined on scalars, while a `Character` may be a backtick with an accent.
extension String {
  /// The text in one line, in which the special characters of Markdown and HTML are escaped.
  fileprivate var markdown: String {
    let scalars = Array(singleLine.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if index == 0 && scalar == " " {
        // Four spaces at the beginning would make the line code.
        result += "&#32;"
        continue
      }
      result += scalars.isMarkdown(at: index) ? "\\" : ""
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The text in one line as code, enclosed in more backticks than it contains in a row.
  fileprivate var markdownCode: String {
    // Replace vertical bars, because they would end a table cell even inside code.
    let scalars = singleLine.unicodeScalars.map { $0 == "|" ? "¦" : $0 }
    guard let first = scalars.first, let last = scalars.last else { return "" }
    let text = String(String.UnicodeScalarView(scalars))
    let fence = String(repeating: "`", count: text.longestBacktickRun + 1)
    // Markdown removes one space at both ends, unless there are only spaces.
    let isAtEnd = first == "`" || last == "`" || (first == " " && last == " ")
    let space = isAtEnd && scalars.contains { $0 != " " } ? " " : ""
    return fence + space + text + space + fence
  }

  fileprivate var longestBacktickRun: Int {
    var longest = 0
    var run = 0
    for scalar in unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    return longest
  }
}

extension [Unicode.Scalar] {
  /// Returns whether Markdown would act on a scalar of a line.
  fileprivate func isMarkdown(at index: Int) -> Bool {
    let scalar = self[index]
    if "\\`*_[]<>#|~&$".unicodeScalars.contains(scalar) { return true }
    let before = self[..<index]
    switch scalar {
    // "http://" and "www." would begin a link.
    case ":": return index + 1 < count && self[index + 1] == "/"
    case "." where before.suffix(3).elementsEqual("www".unicodeScalars): return true
    // A sign, or a number with a period or a parenthesis, would begin a list.
    case "+", "-", "=": return before.isEmpty
    case ".", ")":
      guard index + 1 == count || self[index + 1] == " " else { return false }
      return !before.isEmpty && before.allSatisfy { ("0"..."9").contains($0) }
    default: return false
    }
  }
}
