/// A height and a width: of a window, a stride, a padding; a literal stands for both.
package struct Extent2D: Sendable, Equatable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The length along the rows' axis.
  package let height: Int
  /// The length along the columns' axis.
  package let width: Int

  /// Makes an extent of two lengths.
  package init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }

  /// Makes a square extent.
  package init(integerLiteral length: Int) { self.init(length, length) }

  /// The two lengths as they stand in a shape.
  package var description: String { "\(height) x \(width)" }

  /// The product of the lengths.
  var count: Int { height * width }
  /// The smaller length.
  var smaller: Int { min(height, width) }
}
