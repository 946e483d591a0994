import Presentation
import Record

extension HTMLReport {
  /// Lists the files that were not compiled as submitted, or for which the compiler printed
  /// messages.
  static func build(of report: GradingReport) -> Markup {
    let files = report.build.files.filter { $0.status != .compiled || !$0.diagnostics.isEmpty }
    guard !files.isEmpty else { return "" }
    return """
      <section class="question" aria-labelledby="build">
      <div class="title"><h2 id="build">Build</h2>
      <p class="number">\(report.build.files.count { $0.status == .compiled }) of \
      \(report.build.files.count) files compiled</p></div>
      <div class="card">
      \(files.map(card))</div></section>

      """
  }

  private static func card(_ file: GradingReport.Build.File) -> Markup {
    let verdict: Verdict =
      switch file.status {
      case .compiled: .passed
      case .refused: .refused
      case .replacedByStub, .missing, .leftOut: .didNotCompile
      }
    let word =
      switch file.status {
      case .missing: "missing"
      case .leftOut: "left out"
      case .compiled: "compiled"
      case .replacedByStub, .refused: verdict.label
      }
    let messages = file.diagnostics.map { diagnostic in
      """
      <p class="message"><span class="tag \(diagnostic.severity == "error" ? "bad" : "part")">\
      \(diagnostic.severity)</span> \(place(of: diagnostic))\(diagnostic.message)</p>
      \(excerpt(of: diagnostic))
      """ as Markup
    }
    let isOpen: Markup =
      file.status == .compiled || file.isNeeded == false ? "" : " open=\"open\""
    return """
      <details class="check \(verdict == .passed ? "neutral" : "bad")"\(isOpen)>
      <summary><span class="badge"><b aria-hidden="true">\(verdict.symbol)</b> \(word)</span>
      <h3 class="mono">\(file.path)</h3>
      <span class="number quiet">\(remark(on: file))</span></summary>
      <div class="body">
      \(messages)\
      \(file.status == .missing ? "<p>Its stub was graded.</p>" as Markup : "" as Markup)</div>
      </details>

      """
  }

  private static func remark(on file: GradingReport.Build.File) -> String {
    switch file.status {
    case .compiled: Wording.count(Double(file.diagnostics.count), "message")
    case .replacedByStub, .refused, .missing: "stub graded"
    case .leftOut: "helper file"
    }
  }

  private static func place(of diagnostic: GradingReport.Build.Diagnostic) -> Markup {
    // Some messages of the grader name the line themselves.
    diagnostic.line > 0 && !diagnostic.message.hasPrefix("its line ")
      ? "<span class=\"place\">line \(diagnostic.line)</span> " : ""
  }

  private static func excerpt(of diagnostic: GradingReport.Build.Diagnostic) -> Markup {
    let indented = diagnostic.excerpt
    guard let source = indented.first else { return "" }
    // Remove the indentation, because on a phone it could fill the whole width.
    let indent = source.prefix { $0 == " " }.count
    let lines = indented.map { line in
      line.prefix(indent).allSatisfy { $0 == " " } ? String(line.dropFirst(indent)) : line
    }
    return """
      <pre tabindex="0" role="region" \
      aria-label="Source line \(diagnostic.line)">\(lines.joined(separator: "\n"))</pre>

      """
  }

  /// Lists the members of the archive, and says what was done with each.
  static func archive(of submission: GradingReport.Submission) -> Markup {
    guard !submission.entries.isEmpty else { return "" }
    let isRemarkable = submission.entries.contains {
      $0.disposition == .refused || $0.disposition == .missing
    }
    let rows = submission.entries.map { entry in
      """
      <tr><td><span class="tag \(tone(of: entry.disposition))">\(entry.disposition.rawValue)</span>\
      </td><th scope="row"><code>\(entry.path)</code></th><td>\(entry.reason)</td></tr>

      """ as Markup
    }
    let taken = submission.entries.count { $0.disposition == .taken }
    let all = submission.entries.count + (submission.omitted ?? 0)
    let rest = submission.omitted.map {
      "<tr><td></td><th scope=\"row\">and \($0) more</th><td></td></tr>\n" as Markup
    }
    let isOpen: Markup = isRemarkable ? " open=\"open\"" : ""
    return """
      <section aria-labelledby="archive">
      <details class="card plain"\(isOpen)>
      <summary><h2 id="archive">Files of the submission</h2> \
      <span class="number quiet">\(taken) of \(all) taken</span></summary>
      <div class="body scroll"><table class="entries">
      <thead class="unseen"><tr><th scope="col">Done</th><th scope="col">Path</th>\
      <th scope="col">Reason</th></tr></thead>
      <tbody>
      \(rows)\(rest ?? "")</tbody></table></div>
      </details>
      </section>

      """
  }

  private static func tone(of disposition: GradingReport.Submission.Disposition) -> String {
    switch disposition {
    case .taken: "good"
    case .ignored: "neutral"
    case .refused: "bad"
    case .missing: "part"
    }
  }

  /// Lists everything on which the results in this report depend.
  static func about(_ report: GradingReport) -> Markup {
    let facts: [(String, String)] = [
      ("Seed", "\(report.seed)"), ("Sandbox", report.sandbox),
      ("Grader", "\(report.tool.name) \(report.tool.version)"), ("Compiler", report.tool.compiler),
      ("Archive", Wording.bytes(report.submission.bytes)), ("SHA-256", report.submission.sha256),
    ]
    let rows = facts.map {
      "<div><dt>\($0.0)</dt><dd class=\"mono\">\($0.1)</dd></div>\n" as Markup
    }
    let longest = max(report.stages.map(\.seconds).max() ?? 0, 1e-9)
    let stages = report.stages.map { stage in
      let width = min(max(stage.seconds / longest, 0), 1) * 100
      return """
        <tr><th scope="row">\(stage.name)</th><td class="track"><svg class="bar time" \
        aria-hidden="true" width="100%" height="8"><rect class="earned" \
        width="\(Wording.points(width))%" height="8" rx="4" /></svg></td>\
        <td class="number">\(Wording.seconds(stage.seconds))</td></tr>

        """ as Markup
    }
    let times: Markup =
      stages.isEmpty
      ? "" : "<table class=\"contents\"><caption>Time</caption><tbody>\n\(stages)</tbody></table>\n"
    return """
      <section class="card about" aria-labelledby="about">
      <h2 id="about">This run</h2>
      <dl class="facts">
      \(rows)</dl>
      \(times)</section>

      """
  }
}
