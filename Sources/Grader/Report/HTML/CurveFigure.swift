/// Draws the curves of a check, those with the same chart title together.
enum CurveFigure {
  static func render(_ curves: [GradingReport.Curve]) -> [Markup] {
    []
  }
}
