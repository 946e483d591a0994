import Media
import Presentation

/// Shows the images of a check, side by side if they have the same figure title.
enum ImageFigure {
  /// Creates a figure for each title, in order of first appearance.
  static func render(_ images: [GradingReport.Image]) -> [Markup] {
    var titles: [String] = []
    for image in images where !titles.contains(image.figure) { titles.append(image.figure) }
    return titles.map { title in
      """
      <div class="pictures" role="group" aria-label="\(title)"><h4>\(title)</h4>
      <div class="images">
      \(images.filter { $0.figure == title }.map(figure))</div></div>

      """
    }
  }

  private static func figure(_ image: GradingReport.Image) -> Markup {
    let names = image.columns.map { "<span>\($0.singleLine)</span>" as Markup }
    // Screen readers skip the names, because they are in the alternative text.
    let heading: Markup =
      names.isEmpty
      ? "" : "<div class=\"columns\" aria-hidden=\"true\">\(names)</div>\n"
    let width = min(max(image.width, 1), 4096)
    return """
      <figure\(names.isEmpty ? "" : " class=\"wide\"" as Markup)>
      <div style="width:\(width)px">\(heading)\
      <img width="\(width)" src="data:image/png;base64,\(Markup(trusted: base64(image.png)))" \
      alt="\(image.alternative)" /></div>
      <figcaption>\(image.caption)</figcaption></figure>

      """
  }
}
