import Media
import Presentation

/// Draws the curves of a check, one chart for each chart title.
enum CurveFigure {
  /// Creates a figure for each chart, in order of first appearance.
  static func render(_ curves: [GradingReport.Curve]) -> [Markup] {
    var titles: [String] = []
    for curve in curves where !titles.contains(curve.chart) { titles.append(curve.chart) }
    return titles.map { title in figure(curves.filter { $0.chart == title }) }
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
