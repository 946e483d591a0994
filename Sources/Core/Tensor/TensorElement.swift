/// The element type of a tensor: `Float`, `Double`, `Int`, `UInt8` or `Bool`.
public protocol TensorElement: Sendable, Equatable {}

/// An element type that can be added, multiplied and ordered: every one except `Bool`.
///
/// Integer overflow stops the program, unlike in NumPy, where integers wrap around.
public protocol TensorNumber: TensorElement, Numeric, Comparable {
  /// The quotient; for integers, it is truncated toward zero.
  static func / (lhs: Self, rhs: Self) -> Self
}

extension Bool: TensorElement {}
extension Int: TensorNumber {}
extension UInt8: TensorNumber {}
