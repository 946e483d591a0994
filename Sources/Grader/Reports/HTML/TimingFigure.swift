private import Foundation
import Presentation

/// Draws a measured ratio, its confidence interval, and the largest ratio that passes.
enum TimingFigure {
  /// Creates the figure with its caption.
  ///
  /// Positions are percentages of the width, so the text has the same size on a phone.
  static func render(_ timing: GradingReport.Timing) -> Markup {
    let values = [timing.ratio, timing.lower, timing.upper, timing.threshold]
    guard values.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      return "<p>\(timing.sentence)</p>\n"
    }
    // The scale is logarithmic, because a ratio of 2 is as far from 1 as a ratio of 1/2.
    let low = log((values.min() ?? 1) / 1.5)
    let high = log((values.max() ?? 1) * 1.5)
    func position(_ value: Double) -> Double { 4 + 92 * (log(value) - low) / (high - low) }
    func percent(_ value: Double) -> String { String(format: "%.2f%%", value) }
    let threshold = position(timing.threshold)
    let isWithin = timing.upper <= timing.threshold
    let isBeyond = timing.lower > timing.threshold
    return """
      <figure class="timing \(isWithin ? "within" : isBeyond ? "beyond" : "across")">
      <svg role="img" aria-label="\(timing.sentence)" width="100%" height="76">
      <rect class="asked" x="0" y="26" width="\(percent(threshold))" height="26" />
      <line class="axis" x1="0" y1="39" x2="100%" y2="39" />
      <line class="limit" x1="\(percent(threshold))" y1="20" x2="\(percent(threshold))" y2="58" />
      <text class="limit-label" x="\(percent(threshold))" y="72" \
      text-anchor="\(anchor(threshold))">at most \(Wording.ratio(timing.threshold))</text>
      <line class="interval" x1="\(percent(position(timing.lower)))" y1="39" \
      x2="\(percent(position(timing.upper)))" y2="39" />
      <circle class="ratio" cx="\(percent(position(timing.ratio)))" cy="39" r="6" />
      <text class="ratio-label" x="\(percent(position(timing.ratio)))" y="16" \
      text-anchor="\(anchor(position(timing.ratio)))">\(Wording.ratio(timing.ratio)) ×</text>
      </svg>
      <figcaption>\(timing.sentence)</figcaption>
      </figure>

      """
  }

  private static func anchor(_ position: Double) -> String {
    position < 20 ? "start" : position > 80 ? "end" : "middle"
  }
}
