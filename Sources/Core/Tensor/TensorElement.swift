/// The element type of a tensor: `Float`, `Double`, `Int`, `UInt8` or `Bool`.
public protocol TensorElement: Sendable, Equatable {}

/// An element type that can be added, multiplied and compared: every element type except `Bool`.
///
/// Integer overflow stops the program, unlike in NumPy, where integers wrap around.
public protocol TensorNumber: TensorElement, Numeric, Comparable {
  /// Returns the quotient; for integers, it is rounded toward zero.
  static func / (lhs: Self, rhs: Self) -> Self
}

extension Bool: TensorElement {}
extension Int: TensorNumber {}
extension UInt8: TensorNumber {}
