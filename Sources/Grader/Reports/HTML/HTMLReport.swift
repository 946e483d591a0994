import Presentation

/// The report as one HTML page without scripts, fonts or network access.
///
/// The markup is also well-formed XML, so any XML parser can check it.
package enum HTMLReport {
  /// Returns the page for `audience`.
  package static func render(_ report: GradingReport, for audience: Audience) -> String {
    let report = report.shown(to: audience)
    let hasHidden = report.questions.flatMap(\.checks).contains(where: \.isHidden)
    let body: Markup = """
      <body>
      <a class="skip" href="#questions">Skip to the questions</a>
      \(masthead(of: report))<main>
      \(summary(of: report))\(strip(of: report))\(losses(of: report))\(modes(of: report))\
      \(build(of: report))<div id="questions" tabindex="-1">
      \(report.questions.enumerated().map { section($1, number: $0 + 1, for: audience) })</div>
      \(archive(of: report.submission))\(about(report))</main>
      <footer>\(hasHidden ? remark(for: audience) : "")\
      <p>\(report.tool.summary)</p></footer>
      </body>
      """
    return Markup.page(
      title: title(of: report), isPrivate: true, style: HTMLStyle.sheet, body: body
    ).text
  }

  private static func title(of report: GradingReport) -> String {
    let score = report.score
    let result =
      report.refusal == nil
      ? "\(Wording.points(score.earned)) of \(Wording.points(score.possible))" : "not graded"
    return "\(result): \(report.assignment.title), \(report.submission.fileName)"
  }

  private static func masthead(of report: GradingReport) -> Markup {
    """
    <header>
    <p class="kicker">\(report.tool.name) · grading report</p>
    <h1>\(report.assignment.title)</h1>
    <p class="file"><code>\(report.submission.fileName)</code> \
    <span>graded \(report.startedAt.replacing("T", with: " ").replacing("Z", with: " UTC"))</span></p>
    </header>

    """
  }

  private static func summary(of report: GradingReport) -> Markup {
    if let refusal = report.refusal {
      return """
        <section class="card refusal" aria-labelledby="summary">
        <h2 id="summary"><span aria-hidden="true">✗</span> Not graded</h2>
        <p>\(MarkdownText.sentence(refusal.message))</p>
        <p class="quiet">Code <code>\(refusal.code)</code>, exit status \(Int(refusal.exitCode))</p>
        </section>

        """
    }
    let score = report.score
    let tally = report.tally.map { verdict, count in
      """
      <li class="\(verdict.tone.rawValue)"><b aria-hidden="true">\(verdict.symbol)</b> \
      \(count) \(verdict.label)</li>

      """ as Markup
    }
    let others =
      score.others.map { "<p class=\"waiting\">\($0)</p>\n" as Markup }
      + [score.whole].compactMap { $0.map { "<p class=\"quiet\">\($0)</p>\n" } }
    let reservation = report.reservation.map {
      "<p class=\"callout fault\">\($0)</p>\n" as Markup
    }
    let notes = report.notes.map { "<p class=\"callout\">\($0)</p>\n" as Markup }
    return """
      <section class="card summary" aria-labelledby="summary">
      <h2 id="summary" class="unseen">Summary</h2>
      <div class="score">
      <p class="total"><strong>\(Wording.points(score.earned))</strong> \
      <span>of \(Wording.count(score.possible, "automatic point"))</span></p>
      \(others)\(bar(score))<ul class="tally" aria-label="Checks by verdict">
      \(tally)</ul>
      </div>
      \(contents(of: report))\(reservation ?? "")\(notes)</section>

      """
  }

  /// Lets the reader open or close everything at once, without a script.
  ///
  /// The style sheet shows these buttons where the browser can do what they say.
  private static func modes(of report: GradingReport) -> Markup {
    guard report.refusal == nil else { return "" }
    let modes = [("single", "one by one"), ("open-all", "all open"), ("close-all", "all closed")]
    let buttons = modes.map { id, label in
      let checked: Markup = id == "single" ? " checked=\"checked\"" : ""
      return """
        <label><input type="radio" name="mode" id="\(id)"\(checked) /> \(label)</label>

        """ as Markup
    }
    return "<fieldset class=\"modes\"><legend>Details</legend>\n\(buttons)</fieldset>\n"
  }

  private static func contents(of report: GradingReport) -> Markup {
    let rows = report.questions.enumerated().map { index, question in
      let score = question.score
      return """
        <tr><th scope="row"><a href="#q\(index + 1)">\(question.title)</a></th>\
        <td class="track">\(bar(score))</td>\
        <td class="number">\(Wording.points(score.earned))\
        <span class="quiet"> / \(Wording.points(score.possible))</span></td>\
        <td class="number waiting">\
        \(score.apart.isEmpty ? "" : "+\(score.apart)")</td></tr>

        """ as Markup
    }
    return """
      <nav aria-label="Questions"><table class="contents">
      <thead class="unseen"><tr><th scope="col">Question</th><th scope="col">Share</th>\
      <th scope="col">Points</th><th scope="col">Other points</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></nav>

      """
  }

  /// Draws a bar that shows the earned points, and those that a person has yet to give.
  ///
  /// The bar is hidden from screen readers, because the page also states the numbers.
  static func bar(_ score: GradingReport.Score) -> Markup {
    let whole = max(score.possible + score.awaiting, 1e-9)
    let earned = min(max(score.earned / whole, 0), 1) * 100
    let waiting = min(max(score.awaiting / whole, 0), 1) * 100
    return """
      <svg class="bar" aria-hidden="true" width="100%" height="8">\
      <rect class="rest" width="100%" height="8" rx="4" />\
      <rect class="waiting" x="\(Wording.points(100 - waiting))%" \
      width="\(Wording.points(waiting))%" height="8" rx="4" />\
      <rect class="earned" width="\(Wording.points(earned))%" height="8" rx="4" /></svg>
      """
  }

  /// Returns a remark about hidden checks.
  private static func remark(for audience: Audience) -> Markup {
    switch audience {
    case .student:
      "<p>For hidden checks, this report shows only the kind, the verdict and the points.</p>\n"
    case .instructor:
      """
      <p>This report shows hidden checks, so it is not for students. Make theirs with \
      <code>--audience student</code>.</p>

      """
    }
  }
}
