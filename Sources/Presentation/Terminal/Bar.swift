/// A horizontal bar of characters, such as `██████░░░░`.
package struct Bar: Sendable, Equatable {
  /// The characters of the filled and of the empty part.
  package let filled: String
  package let empty: String

  /// The whole bar: the filled part followed by the empty part.
  package var text: String { filled + empty }

  /// Creates a bar of `width` characters.
  ///
  /// The bar is completely full or empty only if `fraction` is exactly 1 or 0, so that even one
  /// lost point is visible.
  package init(fraction: Double, width: Int) {
    let fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    var count = Int((fraction * Double(width)).rounded())
    if fraction > 0, count == 0 { count = 1 }
    if fraction < 1, count == width { count = width - 1 }
    filled = String(repeating: "█", count: max(count, 0))
    empty = String(repeating: "░", count: max(width - count, 0))
  }
}
