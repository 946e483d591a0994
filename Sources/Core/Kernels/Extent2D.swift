/// The height and width of a window, a stride or a padding; an integer literal sets both.
public struct Extent2D: Sendable, Equatable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The number of rows.
  public let height: Int
  /// The number of columns.
  public let width: Int

  /// Creates an extent from a height and a width.
  public init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }

  /// Creates a square extent.
  public init(integerLiteral length: Int) { self.init(length, length) }

  /// The height and the width, for example `3 x 2`.
  public var description: String { "\(height) x \(width)" }

  /// The smaller of the height and the width.
  var smaller: Int { min(height, width) }
}
