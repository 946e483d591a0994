import Presentation
import Record

extension HTMLReport {
  /// Renders one question with its checks.
  static func section(
    _ question: GradingReport.Question, number: Int, for audience: Audience
  ) -> Markup {
    let score = question.score
    let waiting: Markup =
      score.apart.isEmpty ? "" : " <span class=\"waiting\">+ \(score.apart)</span>"
    let checks = question.checks.enumerated().map { index, check in
      card(
        check, anchor: anchor(question: number, check: index + 1),
        details: details(question: number, check: index + 1), isOpen: isOpen(check, for: audience))
    }
    return """
      <section class="question" aria-labelledby="q\(number)">
      <div class="title"><h2 id="q\(number)">\(question.title)</h2>
      <p class="number"><strong>\(Wording.points(score.earned))</strong> \
      / \(Wording.points(score.possible))\(waiting)</p></div>
      <div class="card">
      \(checks)</div></section>

      """
  }

  /// Returns whether a check is initially expanded.
  private static func isOpen(_ check: GradingReport.Check, for audience: Audience) -> Bool {
    switch check.verdict {
    // For a file that did not compile, the compiler's messages above the checks say everything.
    case .passed, .didNotCompile: false
    case .awaiting: audience == .instructor
    default: true
    }
  }

  private static func card(
    _ check: GradingReport.Check, anchor: String, details: String, isOpen: Bool
  ) -> Markup {
    let open: Markup = isOpen ? " open=\"open\"" : ""
    let hidden: Markup = check.isHidden ? " <span class=\"tag\">hidden</span>" : ""
    let points: Markup =
      check.verdict == .awaiting
      ? "<span class=\"quiet\">up to</span> \(Wording.points(check.points))"
      : "\(Wording.points(check.earned))<span class=\"quiet\"> / \(Wording.points(check.points))</span>"
    return """
      <details id="\(anchor)" class="check \(check.verdict.tone.rawValue)"\(open)>
      <summary><span class="badge"><b aria-hidden="true">\(check.verdict.symbol)</b> \
      \(check.verdict.label)</span>
      <h3>\(check.title)\(hidden)</h3>
      <span class="number">\(points)</span></summary>
      <div class="body" id="\(details)">
      \(text(of: check))\(facts(of: check))\(figures(of: check))\(printed(by: check))\
      \(again(check))</div>
      </details>

      """
  }

  private static func text(of check: GradingReport.Check) -> Markup {
    var parts: [Markup] = []
    if !check.explanation.isEmpty {
      parts.append("<p class=\"explanation\">\(MarkdownText.sentence(check.explanation))</p>\n")
    }
    if let written = check.written {
      let answer: Markup =
        written.answer.isEmpty
        ? "<p class=\"quiet\">No answer.</p>\n" : MarkdownText.render(written.answer)
      parts.append(
        """
        <div class="asked-question"><h4>Question</h4>
        \(MarkdownText.render(written.question))</div>
        <div class="answer"><h4>Answer</h4>
        \(answer)</div>

        """)
    }
    return "\(parts)"
  }

  private static func facts(of check: GradingReport.Check) -> Markup {
    guard !check.details.isEmpty else { return "" }
    let rows = check.details.map { detail in
      let mark: Markup =
        switch detail.name {
        case "expected": " class=\"expected\""
        case "received": " class=\"received\""
        default: ""
        }
      return "<div\(mark)><dt>\(detail.name)</dt><dd class=\"mono\">\(detail.value)</dd></div>\n"
        as Markup
    }
    return "<dl class=\"facts\">\n\(rows)</dl>\n"
  }

  private static func figures(of check: GradingReport.Check) -> Markup {
    var parts: [Markup] = check.timing.map { [TimingFigure.render($0)] } ?? []
    parts += CurveFigure.render(check.curves)
    parts += ImageFigure.render(check.images)
    return "\(parts)"
  }

  private static func printed(by check: GradingReport.Check) -> Markup {
    guard !check.output.isEmpty else { return "" }
    return """
      <h4>Printed by the code</h4>
      <pre tabindex="0" role="region" \
      aria-label="Printed by the code">\(check.output.neutralLines.joined(separator: "\n"))</pre>

      """
  }

  private static func again(_ check: GradingReport.Check) -> Markup {
    let command: Markup =
      check.reproduce.map {
        "<p class=\"again\"><span>Run it again</span> <code>\($0)</code></p>\n"
      }
      ?? ""
    let seconds: Markup =
      check.seconds > 0 ? "<span>\(check.kind) check, \(Wording.seconds(check.seconds))</span>" : ""
    return "\(command)<p class=\"quiet identity\"><code>\(check.id)</code>\(seconds)</p>\n"
  }
}
