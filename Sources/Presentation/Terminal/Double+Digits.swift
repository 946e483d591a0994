private import Foundation

extension Double {
  /// The number with up to six significant digits.
  package var short: String { significant(6) }

  /// Returns the number with up to `digits` significant digits, in its shortest form.
  package func significant(_ digits: Int) -> String {
    String(format: "%.\(digits)g", self)
  }
}
