import Media
import Presentation

/// Shows the images of a check, side by side if they have the same figure title.
enum ImageFigure {
  /// Creates a figure for each title, in order of first appearance.
  static func render(_ images: [GradingReport.Image]) -> [Markup] {
    groups(of: images).map { title, images in
      """
      <div class="pictures" role="group" aria-label="\(title)"><h4>\(title)</h4>
      <div class="images">
      \(images.map(figure))</div></div>

      """
    }
  }

  /// Shows the images that stand alone in small.
  ///
  /// Several under one title compare an answer with the expected one, which takes more space.
  static func thumbnails(_ images: [GradingReport.Image]) -> [Thumbnail] {
    groups(of: images).compactMap { title, images in
      guard images.count == 1, let image = images.first else { return nil }
      return Thumbnail(
        name: title.singleLine, picture: "<img src=\"\(address(image))\" alt=\"\" />",
        isWide: true)
    }
  }

  /// Groups images by figure title, in order of first appearance.
  private static func groups(
    of images: [GradingReport.Image]
  ) -> [(title: String, images: [GradingReport.Image])] {
    var titles: [String] = []
    for image in images where !titles.contains(image.figure) { titles.append(image.figure) }
    return titles.map { title in (title, images.filter { $0.figure == title }) }
  }

  private static func address(_ image: GradingReport.Image) -> Markup {
    Markup(trusted: "data:image/png;base64,\(base64(image.png))")
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
      <img width="\(width)" src="\(address(image))" \
      alt="\(image.alternative)" /></div>
      <figcaption>\(image.caption)</figcaption></figure>

      """
  }
}
