import Presentation

/// Renders a lab report as a single HTML page that uses no network access, scripts or web fonts.
///
/// The markup is also well-formed XML, so that any parser can check it.
package enum LabPage {
  /// Renders a report as a page.
  package static func render(_ report: LabReport) -> String {
    let body: Markup = """
      <body>
      <a class="skip" href="#steps">Skip to the steps</a>
      <header>
      <p class="kicker">Backprop · lab <code>\(report.name)</code></p>
      <h1>\(report.title)</h1>
      <p class="intro">\(report.summary)</p>
      </header>
      <main>
      \(overview(report))<div id="steps" tabindex="-1">
      \(report.steps.enumerated().map { step($1, number: $0 + 1) })</div>
      </main>
      <footer><p>Made by <code>swift run Lab \(report.name)</code>. Run it again after changing \
      your code.</p></footer>
      </body>
      """
    return Markup.page(title: "\(report.title): lab", style: LabStyle.sheet, body: body).text
  }

  private static func overview(_ report: LabReport) -> Markup {
    let items = report.steps.enumerated().map { index, step in
      """
      <li class="\(tone(step.outcome))"><span class="mark" aria-hidden="true">\
      \(step.outcome.symbol)</span> <a href="#step-\(index + 1)">\(step.title)</a> \
      <span class="quiet">\(note(step))</span></li>

      """ as Markup
    }
    return """
      <section class="card overview" aria-labelledby="contents">
      <nav aria-labelledby="contents">
      <h2 id="contents">Steps</h2>
      <ol>
      \(items)</ol>
      </nav>
      <div>
      <h2>This run</h2>
      \(facts(report.facts))</div>
      </section>

      """
  }

  private static func step(_ step: LabReport.Step, number: Int) -> Markup {
    """
    <section class="step" aria-labelledby="step-\(number)">
    <div class="title"><h2 id="step-\(number)"><span class="quiet">\(number)</span> \
    \(step.title)</h2><span class="quiet number">\(time(step))</span></div>
    <div class="card body">
    \(callout(step.outcome))\(step.blocks.map(block))</div>
    </section>

    """
  }

  /// Returns how long a step took; empty if it did not finish, because its callout then says why.
  private static func time(_ step: LabReport.Step) -> String {
    switch step.outcome {
    case .done, .failed: Wording.seconds(step.seconds)
    case .running, .notImplemented, .skipped: ""
    }
  }

  private static func callout(_ outcome: LabReport.Outcome) -> Markup {
    switch outcome {
    case .done: return ""
    case .running:
      return message(
        outcome, "Not finished",
        "This step is running. If the program is no longer running, it stopped during this step, "
          + "and the terminal shows why.")
    case .notImplemented(let task):
      return message(outcome, "Not implemented yet", "To do: \(task).")
    case .skipped(let reason): return message(outcome, "Skipped", "\(reason.capitalizedFirst).")
    case .failed(let reason): return message(outcome, "Stopped by an error", reason)
    }
  }

  private static func message(
    _ outcome: LabReport.Outcome, _ heading: String, _ text: String
  ) -> Markup {
    """
    <div class="callout \(tone(outcome))"><p><strong>\
    <span class="mark" aria-hidden="true">\(outcome.symbol)</span> \(heading)</strong></p>
    <p class="message">\(text)</p></div>

    """
  }

  private static func tone(_ outcome: LabReport.Outcome) -> String {
    switch outcome {
    case .done: "good"
    case .notImplemented: "part"
    case .running, .skipped: "neutral"
    case .failed: "bad"
    }
  }

  private static func note(_ step: LabReport.Step) -> String {
    step.outcome == .done ? Wording.seconds(step.seconds) : step.outcome.label
  }
}

extension LabPage {
  private static func block(_ block: LabReport.Block) -> Markup {
    switch block {
    case .text(let text): "<p>\(MarkdownText.sentence(text))</p>\n"
    case .facts(let list): facts(list)
    case .table(let value): table(value)
    case .figure(let svg, let caption):
      """
      <figure><div class="plot" tabindex="0" role="group" aria-label="Plot">
      \(Markup(trusted: svg))</div>
      <figcaption>\(MarkdownText.sentence(caption))</figcaption></figure>

      """
    case .picture(let address, let alternative, let caption, let width):
      """
      <figure><img src="\(address)" alt="\(alternative)" width="\(width)" />
      <figcaption>\(MarkdownText.sentence(caption))</figcaption></figure>

      """
    case .question(let value): question(value)
    }
  }

  private static func facts(_ facts: [LabReport.Fact]) -> Markup {
    let items = facts.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" as Markup }
    return "<dl class=\"facts\">\n\(items)</dl>\n"
  }

  private static func table(_ table: LabReport.Table) -> Markup {
    let head = table.columns.map { "<th scope=\"col\">\($0)</th>" as Markup }
    let rows = table.rows.enumerated().map { index, row in
      let cells = row.enumerated().map { column, cell in
        (column == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>") as Markup
      }
      let isMarked = index == table.marked
      return (isMarked ? "<tr class=\"marked\">\(cells)</tr>\n" : "<tr>\(cells)</tr>\n") as Markup
    }
    return """
      <div class="scroll" tabindex="0" role="group" aria-label="\(table.caption)"><table>
      <caption>\(table.caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  private static func question(_ question: Question) -> Markup {
    let text: Markup =
      question.text.isEmpty
      ? "<p>The text of this question is missing from <code>\(question.sheet)</code>.</p>\n"
      : MarkdownText.render(question.text)
    let answer: Markup =
      question.answer.isEmpty
      ? "<p class=\"quiet\">Write your answer in <code>\(question.sheet)</code>.</p>\n"
      : """
      <div class="answer"><h4>Your answer</h4>
      \(MarkdownText.render(question.answer))</div>

      """
    return """
      <aside class="question" aria-label="Inline question \(question.id)">
      <h3>Question <code>\(question.id)</code> \(question.title)</h3>
      \(text)\(answer)</aside>

      """
  }
}

extension LabReport.Outcome {
  /// A symbol for the outcome.
  package var symbol: String {
    switch self {
    case .running: "…"
    case .done: "✓"
    case .notImplemented: "○"
    case .skipped: "–"
    case .failed: "✗"
    }
  }

  /// The outcome in a word or two.
  package var label: String {
    switch self {
    case .running: "not finished"
    case .done: "done"
    case .notImplemented: "not implemented"
    case .skipped: "skipped"
    case .failed: "error"
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
