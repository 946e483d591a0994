import Presentation

extension LabPage {
  /// A step: its verdict, then figures, then everything else.
  static func step(
    _ step: LabReport.Step, number: Int, _ before: RunRecord.Step?
  ) -> Markup {
    let blocks = step.blocks.figuresFirst
    // Names repeat within a step, so the values are looked up in order.
    var names = numbered(blocks.flatMap(\.namedValues)).map(\.0)[...]
    let content = blocks.enumerated().map { index, block in
      let count = block.namedValues.count
      defer { names = names.dropFirst(count) }
      return Self.block(
        block, id: "choice-\(number)-\(index)",
        before: names.prefix(count).map { before?.values[$0] })
    }
    return """
      <section class="step" aria-labelledby="step-\(number)">
      <div class="title"><h2 id="step-\(number)"><span class="quiet">\(number)</span> \
      \(step.title)</h2><span class="quiet number">\(time(step))\(timeBefore(step, before))</span></div>
      <div class="card body">
      \(callout(step.outcome))\(command(of: step))\(content)\(printed(step.printed))</div>
      </section>

      """
  }

  /// Returns how long a step took; empty if it did not finish, because its callout then says why.
  private static func time(_ step: LabReport.Step) -> String {
    switch step.outcome {
    case .right, .wrong, .shown, .stopped: Wording.seconds(step.seconds)
    case .running, .notImplemented, .skipped: ""
    }
  }

  /// The time of the last run, if both finished and it differs by more than a third.
  private static func timeBefore(_ step: LabReport.Step, _ before: RunRecord.Step?) -> Markup {
    guard let before, !time(step).isEmpty, before.seconds > 0.05,
      !(0.75...1.33).contains(step.seconds / before.seconds)
    else { return "" }
    return lastTime(Wording.seconds(before.seconds), time(step))
  }

  private static func callout(_ outcome: LabReport.Outcome) -> Markup {
    switch outcome {
    case .right, .shown: return ""
    case .running:
      return message(
        outcome, "Not finished",
        "This step is running. If the program is no longer running, it stopped during this step, "
          + "and the terminal shows the reason.")
    case .wrong(let sentences): return message(outcome, "Wrong", sentences)
    case .notImplemented(let task):
      return message(outcome, "Not implemented yet", "To do: \(task).")
    case .skipped(let reason):
      return message(outcome, "Could not run", "\(reason.capitalizedFirst).")
    case .stopped(let failure):
      return message(outcome, "Stopped", failure.reason, lines(failure.details))
    }
  }

  /// The checks that say more about a step that is wrong.
  private static func command(of step: LabReport.Step) -> Markup {
    guard let command = step.command else { return "" }
    return "<p>To check this part alone, run <code>\(command)</code>.</p>\n"
  }

  private static func message(
    _ outcome: LabReport.Outcome, _ heading: String, _ text: String, _ details: Markup = ""
  ) -> Markup {
    """
    <div class="callout \(outcome.tone)"><p><strong>\
    <span class="mark" aria-hidden="true">\(outcome.symbol)</span> \(heading)</strong></p>
    <p class="message">\(text)</p>
    \(details)</div>

    """
  }

  private static func printed(_ text: String) -> Markup {
    guard !text.isEmpty else { return "" }
    return """
      <details open="open"><summary>What your code printed</summary>
      <pre tabindex="0">\(text)</pre></details>

      """
  }

  private static func block(
    _ block: LabReport.Block, id: String, before: [String?]
  ) -> Markup {
    switch block {
    case .text(let text): "<p>\(MarkdownText.sentence(text))</p>\n"
    case .facts(let list): facts(list, before: before)
    case .judgment(let value): judgment(value, before: before.first ?? nil)
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
    case .choice(let value): choice(value, id: id)
    case .code(let listing): code(listing)
    case .question(let value): question(value)
    }
  }

  private static func judgment(_ judgment: Judgment, before: String?) -> Markup {
    let (tone, symbol, word) =
      judgment.holds ? ("good", "✓", "right") : ("bad", "✗", "wrong")
    return """
      <p class="judgment \(tone)"><span class="mark" aria-hidden="true">\(symbol)</span>\
      <span class="unseen">\(word): </span>\(judgment.subject): <b>\(judgment.value)</b> \
      <span class="quiet">should be \(judgment.bound)</span>\(lastTime(before, judgment.value))</p>

      """
  }

  /// Radio buttons, which the arrow keys move through, followed by what they show.
  private static func choice(_ choice: LabReport.Choice, id: String) -> Markup {
    let buttons = choice.options.enumerated().map { index, option in
      let checked: Markup = index == choice.first ? " checked=\"checked\"" : ""
      return """
        <input type="radio" name="\(id)" id="\(id)-\(index)"\(checked) />\
        <label for="\(id)-\(index)">\(option.name)</label>

        """ as Markup
    }
    let panels = choice.options.enumerated().map { index, option in
      """
      <div class="panel"><p class="panel-name">\(option.name)</p>
      \(option.blocks.figuresFirst.enumerated().map { block($1, id: "\(id)-\(index)-\($0)", before: []) })\
      </div>

      """ as Markup
    }
    return """
      <fieldset class="choice"><legend>\(choice.label)</legend>
      \(buttons)<div class="panels">
      \(panels)</div></fieldset>

      """
  }

  private static func code(_ listing: CodeListing) -> Markup {
    """
    <details><summary>Your code: <code>\(listing.file)</code>, line \(listing.line)</summary>
    <pre tabindex="0"><code>\(SwiftMarkup.highlighted(listing.text))</code></pre></details>

    """
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

extension [LabReport.Block] {
  fileprivate var figuresFirst: Self { filter(\.isFigure) + filter { !$0.isFigure } }
}

extension LabReport.Block {
  /// Whether the block is a figure, which stands before everything else of its step.
  fileprivate var isFigure: Bool {
    switch self {
    case .figure, .picture, .choice: true
    case .text, .facts, .judgment, .table, .code, .question: false
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
