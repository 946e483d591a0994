/// The element type of a tensor: `Float`, `Double`, `Int`, `UInt8` or `Bool`.
public protocol TensorElement: Sendable, Equatable {}

/// An element that can be added, multiplied and ordered: every one but `Bool`.
///
/// Integers stop the program on overflow; they do not wrap around as in NumPy.
public protocol TensorNumber: TensorElement, Numeric, Comparable {
  /// The quotient; between integers it is truncated toward zero.
  static func / (lhs: Self, rhs: Self) -> Self
}

extension Bool: TensorElement {}
extension Int: TensorNumber {}
extension UInt8: TensorNumber {}
