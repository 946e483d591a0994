/// A value that a step measured, and the bound that it has to keep.
package struct Judgment: Sendable, Equatable {
  /// What was measured, such as `Relative error of dx`.
  package var subject: String
  /// The value, as text.
  package var value: String
  /// The bound, as text that follows the value, such as `below 1e-8`.
  package var bound: String
  /// Whether the value keeps the bound.
  package var holds: Bool
  /// What to look for if the value does not keep the bound; may be empty.
  package var hint: String

  /// Creates a judgment.
  package init(subject: String, value: String, bound: String, holds: Bool, hint: String = "") {
    (self.subject, self.value, self.bound) = (subject, value, bound)
    (self.holds, self.hint) = (holds, hint)
  }

  /// The sentence for a value that does not keep its bound.
  package var sentence: String {
    "\(subject) is \(value), but should be \(bound)." + (hint.isEmpty ? "" : " \(hint)")
  }
}

/// The values that a measured number may have.
package enum Bound: Sendable {
  /// Less than this.
  case below(Double)
  /// This or more.
  case atLeast(Double)
  /// More than this.
  case above(Double)
  /// This, up to a difference.
  case near(Double, within: Double)
  /// Exactly this.
  case exactly(Double)

  /// Returns whether a value keeps the bound; NaN keeps none.
  func allows(_ value: Double) -> Bool {
    switch self {
    case .below(let most): value < most
    case .atLeast(let least): value >= least
    case .above(let least): value > least
    case .near(let middle, let distance): abs(value - middle) <= distance
    case .exactly(let only): value == only
    }
  }

  /// Returns the bound in words.
  func text(_ format: (Double) -> String) -> String {
    switch self {
    case .below(let most): "below \(format(most))"
    case .atLeast(let least): "at least \(format(least))"
    case .above(let least): "above \(format(least))"
    case .near(let middle, let distance): "\(format(middle)) ± \(format(distance))"
    case .exactly(let only): format(only)
    }
  }
}
