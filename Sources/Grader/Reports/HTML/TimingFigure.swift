private import Foundation
import Presentation

/// Draws a measured ratio, its confidence interval, and the largest ratio that passes.
enum TimingFigure {
  /// Creates the figure with its caption.
  ///
  /// Positions are percentages of the width, so the text has the same size on a phone.
  static func render(_ timing: GradingReport.Timing) -> Markup {
    guard let scale = Scale(timing) else { return "<p>\(timing.sentence)</p>\n" }
    let (threshold, ratio) = (scale.place(timing.threshold), scale.place(timing.ratio))
    return """
      <figure class="timing \(tone(timing))">
      <svg role="img" aria-label="\(timing.sentence)" width="100%" height="76">
      <rect class="asked" x="0" y="26" width="\(percent(threshold))" height="26" />
      <line class="axis" x1="0" y1="39" x2="100%" y2="39" />
      <line class="limit" x1="\(percent(threshold))" y1="20" x2="\(percent(threshold))" y2="58" />
      <text class="limit-label" x="\(percent(threshold))" y="72" \
      text-anchor="\(anchor(threshold))">at most \(Wording.ratio(timing.threshold))</text>
      <line class="interval" x1="\(percent(scale.place(timing.lower)))" y1="39" \
      x2="\(percent(scale.place(timing.upper)))" y2="39" />
      <circle class="ratio" cx="\(percent(ratio))" cy="39" r="6" />
      <text class="ratio-label" x="\(percent(ratio))" y="16" \
      text-anchor="\(anchor(ratio))">\(Wording.ratio(timing.ratio)) ×</text>
      </svg>
      <figcaption>\(timing.sentence)</figcaption>
      </figure>

      """
  }

  /// Draws the ratio and the largest one that passes in small.
  static func thumbnail(_ timing: GradingReport.Timing) -> Thumbnail? {
    guard let scale = Scale(timing) else { return nil }
    let threshold = percent(scale.place(timing.threshold))
    return Thumbnail(
      name: "Time",
      note: """
        \(Wording.ratio(timing.ratio)) ×<span class="unseen">, \
        at most \(Wording.ratio(timing.threshold)) ×</span>
        """,
      picture: """
        <svg class="timing \(tone(timing))" aria-hidden="true" width="100%" height="100%">\
        <rect class="asked" y="25%" width="\(threshold)" height="50%" />\
        <line class="axis" y1="50%" x2="100%" y2="50%" />\
        <line class="limit" x1="\(threshold)" y1="15%" x2="\(threshold)" y2="85%" />\
        <circle class="ratio" cx="\(percent(scale.place(timing.ratio)))" cy="50%" r="6" /></svg>
        """)
  }

  /// The style class that tells on which side of the threshold the interval lies.
  private static func tone(_ timing: GradingReport.Timing) -> String {
    timing.upper <= timing.threshold
      ? "within" : timing.lower > timing.threshold ? "beyond" : "across"
  }

  private static func percent(_ value: Double) -> String { String(format: "%.2f%%", value) }

  private static func anchor(_ position: Double) -> String {
    position < 20 ? "start" : position > 80 ? "end" : "middle"
  }

  /// Assigns ratios their places on the axis, in percent of its width.
  private struct Scale {
    private let low: Double
    private let high: Double

    /// Creates a scale, unless a number is zero, negative or not finite.
    init?(_ timing: GradingReport.Timing) {
      let values = [timing.ratio, timing.lower, timing.upper, timing.threshold]
      guard let least = values.min(), let most = values.max(), least > 0,
        values.allSatisfy(\.isFinite)
      else { return nil }
      // The scale is logarithmic, because a ratio of 2 is as far from 1 as a ratio of 1/2.
      (low, high) = (log(least / 1.5), log(most * 1.5))
    }

    func place(_ ratio: Double) -> Double { 4 + 92 * (log(ratio) - low) / (high - low) }
  }
}
