extension HTMLReport {
  /// One question with its checks.
  static func section(_ question: GradingReport.Question, number: Int) -> Markup {
    let score = question.score
    let waiting: Markup =
      score.awaiting > 0
      ? " <span class=\"waiting\">+ \(Wording.points(score.awaiting)) for a reader</span>" : ""
    return """
      <section class="question" aria-labelledby="q\(number)">
      <div class="title"><h2 id="q\(number)">\(question.title)</h2>
      <p class="number"><strong>\(Wording.points(score.earned))</strong> \
      / \(Wording.points(score.possible))\(waiting)</p></div>
      \(question.checks.map(card))</section>

      """
  }

  private static func card(_ check: GradingReport.Check) -> Markup {
    let isOpen: Markup = check.verdict == .passed ? "" : " open=\"open\""
    let hidden: Markup = check.isHidden ? " <span class=\"tag\">hidden</span>" : ""
    let points: Markup =
      check.verdict == .awaiting
      ? "<span class=\"quiet\">up to</span> \(Wording.points(check.points))"
      : "\(Wording.points(check.earned))<span class=\"quiet\"> / \(Wording.points(check.points))</span>"
    return """
      <details class="card check \(check.verdict.tone.rawValue)"\(isOpen)>
      <summary><span class="badge"><b aria-hidden="true">\(check.verdict.symbol)</b> \
      \(check.verdict.label)</span>
      <h3>\(check.title)\(hidden)</h3>
      <span class="number">\(points)</span></summary>
      <div class="body">
      \(text(of: check))\(facts(of: check))\(figures(of: check))\(printed(by: check))\
      \(again(check))</div>
      </details>

      """
  }

  private static func text(of check: GradingReport.Check) -> Markup {
    var parts: [Markup] = []
    if !check.explanation.isEmpty {
      parts.append("<p class=\"explanation\">\(AnswerMarkup.sentence(check.explanation))</p>\n")
    }
    if let written = check.written {
      let answer: Markup =
        written.answer.isEmpty
        ? "<p class=\"quiet\">No answer.</p>\n" : AnswerMarkup.render(written.answer)
      parts.append(
        """
        <div class="asked-question"><h4>Question</h4>
        \(AnswerMarkup.render(written.question))</div>
        <div class="answer"><h4>Answer</h4>
        \(answer)</div>

        """)
    }
    return "\(parts)"
  }

  private static func facts(of check: GradingReport.Check) -> Markup {
    guard !check.details.isEmpty else { return "" }
    let rows = check.details.map {
      "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" as Markup
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
