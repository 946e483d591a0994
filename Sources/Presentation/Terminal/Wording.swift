private import Foundation

/// Formats numbers in the same way for every report and message.
package enum Wording {
  /// Formats a number of points without unnecessary digits: `2`, `2.5`, `0.33`.
  package static func points(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    var text = String(format: "%.2f", value)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// Formats a count with a noun: `1 point`, `2 points`.
  package static func count(_ value: Double, _ noun: String) -> String {
    let text = points(value)
    return "\(text) \(noun)\(text == "1" ? "" : "s")"
  }

  /// Formats a choice: `a`, `a or b`, `a, b or c`.
  package static func alternatives(_ choices: [String]) -> String {
    guard choices.count > 1, let last = choices.last else { return choices.first ?? "" }
    return choices.dropLast().joined(separator: ", ") + " or " + last
  }

  /// Formats a duration: `350 ms`, `1.24 s`, `2 min 5 s`.
  package static func seconds(_ value: Double) -> String {
    guard value.isFinite, value >= 0 else { return "–" }
    switch value {
    case 0: return "0 s"
    case ..<0.000_01: return "\(points(value * 1e6)) µs"
    case ..<0.000_999_5: return "\(Int((value * 1e6).rounded())) µs"
    case ..<0.9995: return "\(Int((value * 1000).rounded())) ms"
    case ..<59.5: return String(format: value < 10 ? "%.2f s" : "%.0f s", value)
    default:
      let whole = Int(min(value, 1e9).rounded())
      return "\(whole / 60) min \(whole % 60) s"
    }
  }

  /// Formats the seconds since something began, in whole seconds and in a width that hardly
  /// changes: ` 3 s`, `12 s`, `1 min  5 s`.
  package static func elapsed(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9))
    let rest = "\(whole % 60 < 10 ? " " : "")\(whole % 60) s"
    return whole < 60 ? rest : "\(whole / 60) min \(rest)"
  }

  /// Formats a size in bytes: `512 bytes`, `14.2 KB`, `3.1 MB`.
  package static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count) \(count == 1 ? "byte" : "bytes")"
    case ..<999_950: String(format: "%.1f KB", Double(count) / 1e3)
    default: String(format: "%.1f MB", Double(count) / 1e6)
    }
  }

  /// Formats a ratio with about three digits: `0.42`, `1.07`, `12.3`, `250`.
  package static func ratio(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let format =
      switch abs(value) {
      case ..<0.0995: "%.3f"
      case ..<9.995: "%.2f"
      case ..<99.95: "%.1f"
      default: "%.0f"
      }
    return String(format: format, value)
  }

  /// Formats a fraction as a percentage: `27.3 %` for 0.273.
  package static func percent(_ fraction: Double) -> String {
    fraction.isFinite ? String(format: "%.1f %%", 100 * fraction) : "–"
  }

  /// Formats a number with a few significant digits, and very large and very small numbers with an
  /// exponent, as in `2.5e-6`.
  package static func number(_ value: Double, digits: Int = 4) -> String {
    String(format: "%.\(digits)g", value)
      .replacing("e+0", with: "e").replacing("e-0", with: "e-").replacing("e+", with: "e")
  }
}
