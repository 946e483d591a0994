import Foundation

/// How numbers are said.
enum Wording {
  /// A fraction in percent, with one decimal.
  static func percent(_ fraction: Double) -> String {
    fraction.isFinite ? String(format: "%.1f %%", 100 * fraction) : "–"
  }

  /// A number with a few significant digits, very large and very small ones as `2.5e-6`.
  static func number(_ value: Double, digits: Int = 4) -> String {
    String(format: "%.\(digits)g", value)
      .replacing("e+0", with: "e").replacing("e-0", with: "e-").replacing("e+", with: "e")
  }

  /// How many times as much; digits that no timing can support are left out.
  static func ratio(_ value: Double) -> String {
    String(format: value < 10 ? "%.1f" : "%.0f", value)
  }

  /// A time, in the unit that suits it.
  static func seconds(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.001: String(format: "%.0f µs", seconds * 1e6)
    case ..<1: String(format: "%.0f ms", seconds * 1000)
    case ..<60: String(format: "%.1f s", seconds)
    default: String(format: "%d min %02d s", Int(seconds) / 60, Int(seconds) % 60)
    }
  }
}
