// A count among real numbers, such as `loss / n`. These overloads are disfavored, so that literals
// stay what they are. Two integers still give an integer: `1 / n` is 0 for every n above 1.

extension TensorScalar {
  /// Adds an integer to a number.
  @inlinable @_disfavoredOverload
  public static func + <I: BinaryInteger>(a: Self, b: I) -> Self { a + Self(b) }
  /// Subtracts an integer from a number.
  @inlinable @_disfavoredOverload
  public static func - <I: BinaryInteger>(a: Self, b: I) -> Self { a - Self(b) }
  /// Multiplies a number by an integer.
  @inlinable @_disfavoredOverload
  public static func * <I: BinaryInteger>(a: Self, b: I) -> Self { a * Self(b) }
  /// Divides a number by an integer.
  @inlinable @_disfavoredOverload
  public static func / <I: BinaryInteger>(a: Self, b: I) -> Self { a / Self(b) }

  /// Adds a number to an integer.
  @inlinable @_disfavoredOverload
  public static func + <I: BinaryInteger>(a: I, b: Self) -> Self { Self(a) + b }
  /// Subtracts a number from an integer.
  @inlinable @_disfavoredOverload
  public static func - <I: BinaryInteger>(a: I, b: Self) -> Self { Self(a) - b }
  /// Multiplies an integer by a number.
  @inlinable @_disfavoredOverload
  public static func * <I: BinaryInteger>(a: I, b: Self) -> Self { Self(a) * b }
  /// Divides an integer by a number.
  @inlinable @_disfavoredOverload
  public static func / <I: BinaryInteger>(a: I, b: Self) -> Self { Self(a) / b }

  /// Adds an integer to a number, in place.
  @inlinable @_disfavoredOverload
  public static func += <I: BinaryInteger>(a: inout Self, b: I) { a += Self(b) }
  /// Subtracts an integer from a number, in place.
  @inlinable @_disfavoredOverload
  public static func -= <I: BinaryInteger>(a: inout Self, b: I) { a -= Self(b) }
  /// Multiplies a number by an integer, in place.
  @inlinable @_disfavoredOverload
  public static func *= <I: BinaryInteger>(a: inout Self, b: I) { a *= Self(b) }
  /// Divides a number by an integer, in place.
  @inlinable @_disfavoredOverload
  public static func /= <I: BinaryInteger>(a: inout Self, b: I) { a /= Self(b) }
}
