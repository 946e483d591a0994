package import Presentation
import Record

/// The report as text for a terminal: the checks that need attention, followed by a table of the
/// questions and the score, which is last because a terminal shows the end.
package struct TerminalReport: Sendable {
  /// The width and colors of the terminal.
  package var style: TerminalStyle
  /// The readers of the report.
  package var audience: Audience
  /// Whether passed checks are also listed.
  package var isVerbose: Bool
  /// Whether files in the working tree were checked, without an archive or a sandbox.
  package var isWorkingTree: Bool

  /// Creates a renderer.
  package init(
    style: TerminalStyle, audience: Audience, isVerbose: Bool = false, isWorkingTree: Bool = false
  ) {
    self.style = style
    self.audience = audience
    self.isVerbose = isVerbose
    self.isWorkingTree = isWorkingTree
  }

  /// Returns the report, followed by the names of the files to which it was written.
  package func render(_ report: GradingReport, files: [String] = []) -> String {
    let report = report.shown(to: audience)
    var lines = heading(of: report)
    if let refusal = report.refusal {
      lines += paragraph(style.paint("✗ Not graded.", .bad), refusal.message)
    }
    if !style.isQuiet {
      lines += diagnostics(in: report.build)
      // The table says that a question was not started, unless there is nothing else to say.
      let begun = report.questions.filter { isVerbose || !$0.isUnbegun }
      for question in begun.isEmpty ? report.questions : begun { lines += checks(of: question) }
      lines += leftOut(of: report.submission)
      lines += written(files)
      if isVerbose {
        lines +=
          report.tool.summary.singleLine.wrapped(to: style.width).map {
            style.paint($0, .faint)
          } + [""]
      }
      if report.refusal == nil { lines += table(of: report) }
      lines += report.notes.flatMap { paragraph("Note:", $0) }
    }
    lines += total(of: report)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(of report: GradingReport) -> [String] {
    guard !style.isQuiet else { return [] }
    let submission = report.submission
    var facts = [
      submission.fileName.singleLine,
      isWorkingTree ? "working tree" : Wording.bytes(submission.bytes), "seed \(report.seed)",
    ]
    if !isWorkingTree { facts.append("sandbox: \(report.sandbox.singleLine)") }
    return [style.paint(report.assignment.title.singleLine.truncated(to: style.width), .strong)]
      + facts.joined(separator: " · ").wrapped(to: style.width).map { style.paint($0, .faint) } + [
        ""
      ]
  }

  private func table(of report: GradingReport) -> [String] {
    let points = report.questions.map { question in
      "\(Wording.points(question.score.earned)) / \(Wording.points(question.score.possible))"
    }
    let pointsWidth = points.map(\.columns).max() ?? 0
    let barWidth = style.width < 60 ? 0 : 12
    // The number of columns that are left for the title beside the bar, the points and the remark.
    let room = style.width - pointsWidth - barWidth - Self.remarkWidth - 6
    let titles = report.questions.map { $0.title.singleLine.truncated(to: max(room, 8)) }
    let titleWidth = titles.map(\.columns).max() ?? 0
    let rows = report.questions.indices.flatMap { index -> [String] in
      let question = report.questions[index]
      let score = question.score
      let bar = Bar(fraction: score.fraction, width: barWidth)
      let tone: TerminalStyle.Tone =
        score.fraction >= 1 ? .good : score.fraction > 0 ? .part : .bad
      let parts =
        (question.isUnbegun ? ["○ not started"] : [])
        + (score.apart.isEmpty ? [] : ["+" + score.apart])
      let remark = parts.joined(separator: ", ")
      let row =
        "  " + titles[index].padded(to: titleWidth)
        + (barWidth > 0 ? "  " : "") + style.paint(bar.filled, tone)
        + style.paint(bar.empty, .faint) + "  " + points[index].leftPadded(to: pointsWidth)
      guard !remark.isEmpty else { return [row] }
      guard row.withoutColor.columns + 2 + remark.columns > style.width else {
        return [row + "  " + style.paint(remark, .waiting)]
      }
      return [row] + remark.wrapped(to: style.width - 4).map { "    " + style.paint($0, .waiting) }
    }
    return rows + [""]
  }

  /// The number of columns that titles leave for a remark beside the points; one that does not fit
  /// goes on lines of its own.
  private static let remarkWidth = 18

  private func total(of report: GradingReport) -> [String] {
    guard report.refusal == nil else { return [] }
    let tally = report.tally.map {
      style.paint("\($0.verdict.symbol) \($0.count) \($0.verdict.label)", $0.verdict.tone)
    }
    var lines = style.isQuiet ? [] : packed(tally)
    lines += "Score: \(report.score.sentence)".wrapped(to: style.width).map {
      style.paint($0, .strong)
    }
    // Of their own work, students often check only a part, and the score says so.
    let reservation = isWorkingTree ? report.faultReservation : report.reservation
    lines += (reservation?.wrapped(to: style.width) ?? []).map { style.paint($0, .fault) }
    return lines
  }

  /// Arranges phrases side by side, as many as fit on each line.
  private func packed(_ phrases: [String]) -> [String] {
    var lines: [String] = []
    for phrase in phrases {
      let plain = phrase.withoutColor.columns
      if let last = lines.last, last.withoutColor.columns + 3 + plain <= style.width {
        lines[lines.count - 1] = last + "   " + phrase
      } else {
        lines.append(phrase)
      }
    }
    return lines
  }

  private func paragraph(_ lead: String, _ text: String) -> [String] {
    let indent = lead.withoutColor.columns + 1
    let wrapped = text.wrapped(to: style.width - indent)
    return hanging(lead + " ", wrapped, indent: indent) + [""]
  }

  private func hanging(_ lead: String, _ lines: [String], indent: Int) -> [String] {
    lines.enumerated().map { index, line in
      index == 0 ? lead + line : String(repeating: " ", count: indent) + line
    }
  }

  private func diagnostics(in build: GradingReport.Build) -> [String] {
    build.files.filter { $0.status != .compiled }.flatMap { file in
      var lines = hanging(
        style.paint("✗ ", .bad), file.headline.wrapped(to: style.width - 2), indent: 2)
      let messages = file.messages(
        atMost: isVerbose ? nil : GradingReport.Build.File.fewMessages)
      for diagnostic in messages.shown {
        let headline = diagnostic.headline(path: file.path).wrapped(to: style.width - 4)
        lines += headline.map { "    " + $0 }
        lines += diagnostic.excerpt.map {
          style.paint("      " + $0.truncated(to: style.width - 6), .faint)
        }
      }
      if messages.left > 0 {
        lines.append("    … and \(Wording.count(Double(messages.left), "more message"))")
      }
      return lines + [""]
    }
  }

  private func checks(of question: GradingReport.Question) -> [String] {
    let shown = question.checks.filter { check in
      isVerbose || check.verdict.isOpen || (isWorkingTree && !check.output.isEmpty)
    }
    guard !shown.isEmpty else { return [] }
    let unbegun = isVerbose ? [] : shown.filter(\.isUnbegun)
    let folded = unbegun.count > 1 ? unbegun : []
    let others = shown.filter { !folded.contains($0) }
    let lines = others.flatMap(lines) + (folded.isEmpty ? [] : heading(of: folded))
    return [style.paint(question.title.singleLine.truncated(to: style.width), .strong)] + lines
      + (lines.last == "" ? [] : [""])
  }

  /// The verdict, the title and the points of checks that have the same verdict.
  private func heading(of checks: [GradingReport.Check]) -> [String] {
    guard let check = checks.first else { return [] }
    let (earned, all) = checks.reduce((0, 0)) { ($0.0 + $1.earned, $0.1 + $1.points) }
    let points = "\(Wording.points(earned)) / \(Wording.points(all))"
    let verdict = "\(check.verdict.symbol) \(check.verdict.label)".padded(to: 17)
    let width = style.width - 2 - 17 - 2 - points.columns - 2
    let title =
      (checks.count > 1 ? "\(checks.count) checks" : check.title).wrapped(to: width)
    var lines = hanging(
      "  \(style.paint(verdict, check.verdict.tone))  ", title, indent: 21)
    if let first = title.first {
      lines[0] += String(repeating: " ", count: max(width - first.columns, 0)) + "  " + points
    }
    return lines
  }

  private func lines(of check: GradingReport.Check) -> [String] {
    var lines = heading(of: [check])
    // The compiler's messages are shown only once, above, for all checks of the file.
    let isExplained = check.verdict == .didNotCompile && !isVerbose
    guard check.verdict.isOpen, !isExplained else { return lines + printed(by: check) }
    lines.append("    " + style.paint(check.id.singleLine.truncated(to: style.width - 4), .faint))
    lines += check.explanation.wrapped(to: style.width - 4).map { "    " + $0 }
    if let timing = check.timing {
      lines += timing.sentence.wrapped(to: style.width - 4).map { "    " + $0 }
    }
    lines += facts(of: check) + printed(by: check)
    if let reproduce = check.reproduce {
      lines.append("    Run it again:")
      lines += reproduce.shellLines(to: style.width - 6).map { "      " + $0 }
    }
    return lines + [""]
  }

  private func facts(of check: GradingReport.Check) -> [String] {
    let width = min(check.details.map(\.name.singleLine.columns).max() ?? 0, 24)
    return check.details.flatMap { detail in
      hanging(
        "      " + detail.name.singleLine.truncated(to: width).padded(to: width) + "  ",
        detail.value.wrapped(to: style.width - width - 8), indent: width + 8)
    }
  }

  /// What the code printed: everything where a student looks for a mistake, elsewhere the first
  /// lines.
  private func printed(by check: GradingReport.Check) -> [String] {
    let printed = check.output.neutralLines
    guard !printed.isEmpty else { return [] }
    let isWhole = isVerbose || (isWorkingTree && check.verdict.isOpen)
    let shown = isWhole ? printed[...] : printed.prefix(Self.mostPrintedLines)
    var lines = ["    Your code printed:"]
    for line in shown {
      let rows = line.wrapped(to: style.width - 6)
      lines += (rows.isEmpty ? [""] : rows).map { "      " + $0 }
    }
    let left = printed.count - shown.count
    if left > 0 { lines.append("      … and \(Wording.count(Double(left), "more line"))") }
    return lines
  }

  private static let mostPrintedLines = 20

  private func leftOut(of submission: GradingReport.Submission) -> [String] {
    let entries =
      isVerbose ? submission.entries.filter { $0.disposition != .taken } : submission.notGraded
    guard !entries.isEmpty else { return [] }
    var lines = [style.paint("Files not graded", .strong)]
    for entry in entries {
      let text = [entry.path.singleLine, entry.reason].filter { !$0.isEmpty }
        .joined(separator: ": ")
      lines += hanging(
        "  " + entry.disposition.rawValue.padded(to: 9), text.wrapped(to: style.width - 11),
        indent: 11)
    }
    if let omitted = submission.omitted { lines.append("  and \(omitted) more") }
    return lines + [""]
  }

  private func written(_ files: [String]) -> [String] {
    guard !files.isEmpty else { return [] }
    return [style.paint("Written", .strong)] + files.map { "  " + $0.singleLine } + [""]
  }
}

extension GradingReport.Question {
  /// Whether nothing was written for any of its checks yet.
  fileprivate var isUnbegun: Bool {
    let judged = checks.filter { $0.kind != "written" }
    return !judged.isEmpty && judged.allSatisfy(\.isUnbegun)
  }
}

extension GradingReport.Check {
  /// Whether nothing was written for the check yet, so that there is nothing to say about it.
  fileprivate var isUnbegun: Bool {
    let says = facts?.all.contains { fact in
      switch fact {
      case .grading(.notSubmitted(_, .some)), .output(.notWritten): true
      default: false
      }
    }
    return verdict == .notImplemented && says != true && details.isEmpty && output.isEmpty
  }
}

extension String {
  /// The text without the color codes of `TerminalStyle`.
  fileprivate var withoutColor: String { replacing(/\u{1B}\[[0-9]+m/, with: "") }
}
