import Media
import Presentation

/// Draws the curves of a check, one chart for each chart title.
enum CurveFigure {
  /// Creates a figure for each chart, in order of first appearance.
  static func render(_ curves: [GradingReport.Curve]) -> [Markup] {
    charts(of: curves).map(figure)
  }

  /// Draws each chart in small, without axes.
  ///
  /// All points are in a square from 0 to 100, which the page stretches.
  static func thumbnails(_ curves: [GradingReport.Curve]) -> [Thumbnail] {
    charts(of: curves).compactMap { chart in
      let points = chart.map { curve in
        zip(curve.x, curve.y).filter { $0.isFinite && $1.isFinite }
      }
      let (x, y) = (points.joined().map(\.0), points.joined().map(\.1))
      guard let name = chart.first?.chart, let left = x.min(), let right = x.max(),
        let low = y.min(), let high = y.max(), let first = points.first?.first?.1,
        let last = points.first?.last?.1, right > left
      else { return nil }
      let lines = points.map { points in
        let path = points.map { x, y in
          let height = high > low ? (y - low) / (high - low) : 0.5
          return "\(Wording.points(100 * (x - left) / (right - left)))"
            + " \(Wording.points(100 - 100 * height))"
        }
        return "<polyline points=\"\(path.joined(separator: " "))\" />" as Markup
      }
      return Thumbnail(
        name: name.singleLine,
        note: "\(Wording.number(first, digits: 3)) → \(Wording.number(last, digits: 3))",
        picture: """
          <svg class="spark" aria-hidden="true" viewBox="0 0 100 100" \
          preserveAspectRatio="none">\(lines)</svg>
          """)
    }
  }

  /// Groups curves into charts, in order of first appearance.
  private static func charts(of curves: [GradingReport.Curve]) -> [[GradingReport.Curve]] {
    var titles: [String] = []
    for curve in curves where !titles.contains(curve.chart) { titles.append(curve.chart) }
    return titles.map { title in curves.filter { $0.chart == title } }
  }

  private static func figure(_ curves: [GradingReport.Curve]) -> Markup {
    guard let first = curves.first else { return "" }
    var plot = LinePlot(
      title: first.chart.singleLine, xLabel: first.xLabel.singleLine,
      yLabel: first.yLabel.singleLine)
    for curve in curves {
      // If x and y differ in length, the curve ends with the shorter one.
      let count = min(curve.x.count, curve.y.count)
      plot.add(
        // A single curve needs no legend.
        curves.count == 1 ? "" : curve.name.singleLine, x: Array(curve.x.prefix(count)),
        y: Array(curve.y.prefix(count)))
    }
    return """
      <figure class="curve" tabindex="0" role="group" aria-label="\(first.chart)">
      \(Markup(trusted: plot.svg()))</figure>

      """
  }
}
