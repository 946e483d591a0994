// A count, such as a number of examples, is an `Int`. Literals are elements all the same, because
// these overloads are disfavored. They are generic because, with `Int` itself, the type checker
// finds `1 / (1 + x)` ambiguous.

extension Tensor where Element: TensorScalar {
  /// Adds an integer to each element.
  @_disfavoredOverload
  public static func + <I: BinaryInteger>(a: Tensor, b: I) -> Tensor { a + Element(b) }
  /// Subtracts an integer from each element.
  @_disfavoredOverload
  public static func - <I: BinaryInteger>(a: Tensor, b: I) -> Tensor { a - Element(b) }
  /// Multiplies each element by an integer.
  @_disfavoredOverload
  public static func * <I: BinaryInteger>(a: Tensor, b: I) -> Tensor { a * Element(b) }
  /// Divides each element by an integer.
  @_disfavoredOverload
  public static func / <I: BinaryInteger>(a: Tensor, b: I) -> Tensor { a / Element(b) }

  /// Adds an integer to each element.
  @_disfavoredOverload
  public static func + <I: BinaryInteger>(a: I, b: Tensor) -> Tensor { Element(a) + b }
  /// Subtracts each element from an integer.
  @_disfavoredOverload
  public static func - <I: BinaryInteger>(a: I, b: Tensor) -> Tensor { Element(a) - b }
  /// Multiplies each element by an integer.
  @_disfavoredOverload
  public static func * <I: BinaryInteger>(a: I, b: Tensor) -> Tensor { Element(a) * b }
  /// Divides an integer by each element.
  @_disfavoredOverload
  public static func / <I: BinaryInteger>(a: I, b: Tensor) -> Tensor { Element(a) / b }

  /// Adds an integer to each element, in place.
  @_disfavoredOverload
  public static func += <I: BinaryInteger>(a: inout Tensor, b: I) { a += Element(b) }
  /// Subtracts an integer from each element, in place.
  @_disfavoredOverload
  public static func -= <I: BinaryInteger>(a: inout Tensor, b: I) { a -= Element(b) }
  /// Multiplies each element by an integer, in place.
  @_disfavoredOverload
  public static func *= <I: BinaryInteger>(a: inout Tensor, b: I) { a *= Element(b) }
  /// Divides each element by an integer, in place.
  @_disfavoredOverload
  public static func /= <I: BinaryInteger>(a: inout Tensor, b: I) { a /= Element(b) }
}
