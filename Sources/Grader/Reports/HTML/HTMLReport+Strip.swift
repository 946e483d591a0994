import Presentation

/// A figure in small.
struct Thumbnail {
  var name: String
  /// What the figure says, in numbers.
  var note: Markup?
  var picture: Markup
  /// Whether the figure needs twice the width.
  var isWide = false
}

extension HTMLReport {
  /// Shows the figures of all checks in small: pictures, then curves, then times.
  ///
  /// Each is a link to the details of its check, which browsers open when they follow it.
  static func strip(of report: GradingReport) -> Markup {
    var (pictures, curves, times): ([Markup], [Markup], [Markup]) = ([], [], [])
    for (number, question) in report.questions.enumerated() {
      for (index, check) in question.checks.enumerated() {
        func tiles(_ thumbnails: [Thumbnail]) -> [Markup] {
          let link = details(question: number + 1, check: index + 1)
          return thumbnails.map { tile($0, of: check, link: link) }
        }
        pictures += tiles(ImageFigure.thumbnails(check.images))
        curves += tiles(CurveFigure.thumbnails(check.curves))
        times += tiles([check.timing.flatMap(TimingFigure.thumbnail)].compactMap { $0 })
      }
    }
    let all = pictures + curves + times
    guard !all.isEmpty else { return "" }
    return """
      <section class="card strip" aria-labelledby="figures">
      <h2 id="figures" class="unseen">Figures</h2>
      <ul>
      \(all)</ul></section>

      """
  }

  private static func tile(
    _ thumbnail: Thumbnail, of check: GradingReport.Check, link: String
  ) -> Markup {
    let wide: Markup = thumbnail.isWide ? " class=\"wide\"" : ""
    let note = thumbnail.note.map { " <span class=\"number\">\($0)</span>" as Markup } ?? ""
    return """
      <li\(wide)><a href="#\(link)"><span class="view">\(thumbnail.picture)</span>
      <span class="tile-name"><span><b class="\(check.verdict.tone.rawValue)" aria-hidden="true">\
      \(check.verdict.symbol)</b> <span class="unseen">\(check.verdict.label):</span> \
      \(thumbnail.name)</span>\(note)</span>
      <span class="quiet">\(check.title)</span></a></li>

      """
  }
}
