/// The colors and markers of plots.
///
/// The hues are from Okabe and Ito ("Color Universal Design", 2008), darkened for white backgrounds
/// and lightened for dark ones. A page can override them by setting the variables on `.bp-plot`.
enum PlotStyle {
  private static let light = [
    "#0072b2", "#c24e00", "#00795a", "#a8478a", "#7d6400", "#4d5bc4",
  ]
  private static let dark = [
    "#56b4e9", "#ff8f4a", "#2fc49a", "#e796c5", "#e6c34a", "#a3abff",
  ]

  /// The style element at the beginning of each SVG.
  static let element: String = {
    func variables(_ ink: String, _ paper: String, _ colors: [String]) -> String {
      let list = colors.enumerated().map { ";--plot-\($0.offset):\($0.element)" }.joined()
      return ".bp-plot{color:\(ink);--plot-paper:\(paper)\(list)}"
    }
    return "<style>\(variables("#1f2328", "#ffffff", light))"
      + "@media (prefers-color-scheme:dark){\(variables("#e6edf3", "#161b22", dark))}</style>"
  }()

  /// Returns the opening tags of an SVG, with its size, label for screen readers, style and
  /// background.
  static func opening(width: Double, height: Double, title: String, detail: String) -> String {
    let (width, height) = (SVGText.number(width), SVGText.number(height))
    let label = SVGText.escaped(title)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="bp-plot" viewBox="0 0 \(width) \(height)" \
      width="\(width)" style="max-width:100%;height:auto" role="img" aria-label="\(label)" \
      font-family="system-ui, sans-serif" font-size="13">
      <title>\(label)</title>
      <desc>\(SVGText.escaped(detail))</desc>
      \(element)
      <rect width="\(width)" height="\(height)" rx="6" fill="var(--plot-paper)"/>

      """
  }

  /// Returns an SVG text element at a point.
  static func text(
    _ text: String, x: Double, y: Double, anchor: String = "middle", attributes: String = ""
  ) -> String {
    "<text x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\" text-anchor=\"\(anchor)\""
      + " fill=\"currentColor\"\(attributes)>\(SVGText.escaped(text))</text>\n"
  }

  /// Returns the color of the series at an index.
  static func color(_ index: Int) -> String { "var(--plot-\(index % light.count))" }

  /// Returns the dash pattern of the series at an index.
  ///
  /// Later series are dashed, so that series differ in more than color.
  static func dashes(_ index: Int) -> String {
    let pattern = ["", "", "", "7 4", "2 3", "9 3 2 3"][index % 6]
    return pattern.isEmpty ? "" : " stroke-dasharray=\"\(pattern)\""
  }

  /// Returns the marker of the series at an index: a circle, square, triangle or diamond.
  static func marker(_ index: Int, x: Double, y: Double) -> String {
    func at(_ dx: Double, _ dy: Double) -> String {
      "\(SVGText.number(x + dx)) \(SVGText.number(y + dy))"
    }
    let path =
      switch index % 4 {
      case 0: "M\(at(-3.5, 0))a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z"
      case 1: "M\(at(-3.2, -3.2))h6.4v6.4h-6.4z"
      case 2: "M\(at(0, -4.2))L\(at(4, 3))L\(at(-4, 3))z"
      default: "M\(at(0, -4.5))L\(at(4.5, 0))L\(at(0, 4.5))L\(at(-4.5, 0))z"
      }
    return "<path d=\"\(path)\" fill=\"\(color(index))\"/>\n"
  }
}
