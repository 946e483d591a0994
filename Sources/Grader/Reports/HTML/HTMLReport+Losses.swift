import Presentation
import Record

extension HTMLReport {
  /// One row of the list of lost points.
  private struct Loss {
    var link: String
    var title: Markup
    var verdict: Verdict
    var reason: Markup
    var points: Double
  }

  /// Lists the checks that lost points, those with the largest loss first, each with a link to its
  /// explanation.
  static func losses(of report: GradingReport) -> Markup {
    var losses = brokenFiles(of: report).map { [$0] } ?? []
    for (number, question) in report.questions.enumerated() {
      for (index, check) in question.checks.enumerated()
      where check.earned < check.points && check.verdict.costs {
        losses.append(
          Loss(
            link: anchor(question: number + 1, check: index + 1), title: "\(check.title)",
            verdict: check.verdict, reason: reason(of: check),
            points: check.points - check.earned))
      }
    }
    guard !losses.isEmpty else { return "" }
    // The position breaks ties, because sorting is not guaranteed to be stable.
    let sorted = losses.enumerated().sorted {
      ($1.element.points, $0.offset) < ($0.element.points, $1.offset)
    }
    let total = losses.reduce(0) { $0 + $1.points }
    return """
      <section class="question" aria-labelledby="lost">
      <div class="title"><h2 id="lost">Where points were lost</h2>
      <p class="number">\(Wording.count(total, "point"))</p></div>
      <ol class="card losses">
      \(sorted.map { line($0.element) })</ol></section>

      """
  }

  private static func line(_ loss: Loss) -> Markup {
    """
    <li class="\(loss.verdict.tone.rawValue)"><b aria-hidden="true">\(loss.verdict.symbol)</b>
    <p><a href="#\(loss.link)">\(loss.title)</a> <span class="quiet">\(loss.reason)</span></p>
    <span class="number">−\(Wording.points(loss.points))</span></li>

    """
  }

  /// Combines all checks of files that did not compile into one row.
  private static func brokenFiles(of report: GradingReport) -> Loss? {
    let checks = report.questions.flatMap(\.checks).filter { $0.verdict == .didNotCompile }
    let paths = report.build.files.filter { $0.status == .replacedByStub }.map(\.path)
    guard !checks.isEmpty, let path = paths.first else { return nil }
    let count = Wording.count(Double(checks.count), "check")
    return Loss(
      link: "build",
      title: paths.count == 1 ? "<code>\(path)</code>" : "\(paths.count) files",
      verdict: .didNotCompile, reason: "did not compile, which costs \(count)",
      points: checks.reduce(0) { $0 + $1.points - $1.earned })
  }

  /// Describes why a check lost points.
  ///
  /// That is the mistake if it is known, otherwise the expected and received values if they are
  /// short, otherwise the first sentence of the explanation if it is short, and otherwise the
  /// verdict.
  private static func reason(of check: GradingReport.Check) -> Markup {
    func value(_ name: String) -> String? {
      check.details.first { $0.name == name }?.value
    }
    if let mistake = check.knownMistake { return "\(mistake)" }
    if let expected = value("expected"), let received = value("received"),
      expected.count + received.count <= 48
    {
      let place = value("worst index").map { "at \($0) " } ?? ""
      return """
        \(place)expected <code>\(expected)</code>, received <code>\(received)</code>
        """
    }
    let explanation = check.explanation.singleLine
    let sentence = explanation.firstRange(of: ". ").map { explanation[..<$0.lowerBound] }
    let text = String(sentence ?? explanation[...])
    guard !check.isHidden, !text.isEmpty, text.count <= 140 else { return "\(check.verdict.label)" }
    return MarkdownText.sentence(text.hasSuffix(".") ? String(text.dropLast()) : text)
  }

  /// Returns the anchor of a check on the page.
  static func anchor(question: Int, check: Int) -> String { "check-\(question)-\(check)" }

  /// Returns the anchor of what a check's row hides until it is opened.
  static func details(question: Int, check: Int) -> String {
    anchor(question: question, check: check) + "-details"
  }
}

extension Verdict {
  /// Whether a check with this verdict lost points and has its own row in the list.
  fileprivate var costs: Bool {
    switch self {
    case .passed, .didNotCompile, .awaiting, .notReached, .graderFault: false
    case .partial, .failed, .notImplemented, .notAnswered, .crashed, .timedOut, .refused, .notRun:
      true
    }
  }
}

extension GradingReport.Check {
  /// What is known of the mistake, or nil.
  fileprivate var knownMistake: String? {
    for case .output(.knownMistake(let mistakes)) in facts?.all ?? [] {
      return mistakes.first?.sentence
    }
    return nil
  }
}
