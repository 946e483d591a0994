/// A height and a width: of a window, a stride, a padding; a literal stands for both.
public struct Extent2D: Sendable, Equatable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The length along the rows' axis.
  public let height: Int
  /// The length along the columns' axis.
  public let width: Int

  /// Makes an extent of two lengths.
  public init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }

  /// Makes a square extent.
  public init(integerLiteral length: Int) { self.init(length, length) }

  /// The two lengths as they stand in a shape.
  public var description: String { "\(height) x \(width)" }

  /// The product of the lengths.
  var count: Int { height * width }
  /// The smaller length.
  var smaller: Int { min(height, width) }
}
