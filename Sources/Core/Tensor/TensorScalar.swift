#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A floating-point element type: `Float` for training, `Double` for gradient checks.
public protocol TensorScalar: TensorNumber, BinaryFloatingPoint {
  /// Computes the exponential function.
  static func exp(_ x: Self) -> Self
  /// Computes the natural logarithm.
  static func log(_ x: Self) -> Self
  /// Computes the hyperbolic tangent.
  static func tanh(_ x: Self) -> Self
  /// Computes the angle of the point (x, y) around the origin, from −π to π.
  static func atan2(_ y: Self, _ x: Self) -> Self
  /// Computes the power `base^exponent`.
  static func pow(_ base: Self, _ exponent: Self) -> Self
  /// Multiplies matrices with BLAS; `product` points to memory for `[M, N]` elements.
  ///
  /// - Parameters:
  ///   - layout: The sizes M, N and K, and which operands are stored transposed.
  ///   - a: The left operand, `[M, K]` or, stored transposed, `[K, M]`.
  ///   - b: The right operand, `[K, N]` or, stored transposed, `[N, K]`.
  ///   - product: The memory that receives the product.
  static func multiplyMatrices(
    _ layout: MatrixProductLayout, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>,
    into product: UnsafeMutablePointer<Self>)
}

extension Float: TensorScalar {
  /// Computes the exponential function.
  @inlinable public static func exp(_ x: Float) -> Float { expFloat(x) }
  /// Computes the natural logarithm.
  @inlinable public static func log(_ x: Float) -> Float { logFloat(x) }
  /// Computes the hyperbolic tangent.
  @inlinable public static func tanh(_ x: Float) -> Float { tanhFloat(x) }
  /// Computes the angle of the point (x, y) around the origin, from −π to π.
  @inlinable public static func atan2(_ y: Float, _ x: Float) -> Float { atan2Float(y, x) }
  /// Computes the power `base^exponent`.
  @inlinable public static func pow(_ base: Float, _ exponent: Float) -> Float {
    powFloat(base, exponent)
  }
}

extension Double: TensorScalar {
  /// Computes the exponential function.
  @inlinable public static func exp(_ x: Double) -> Double { expDouble(x) }
  /// Computes the natural logarithm.
  @inlinable public static func log(_ x: Double) -> Double { logDouble(x) }
  /// Computes the hyperbolic tangent.
  @inlinable public static func tanh(_ x: Double) -> Double { tanhDouble(x) }
  /// Computes the angle of the point (x, y) around the origin, from −π to π.
  @inlinable public static func atan2(_ y: Double, _ x: Double) -> Double { atan2Double(y, x) }
  /// Computes the power `base^exponent`.
  @inlinable public static func pow(_ base: Double, _ exponent: Double) -> Double {
    powDouble(base, exponent)
  }
}

// The C library stays out of the public interface, so that students' modules need not import it.
@usableFromInline func expFloat(_ x: Float) -> Float { expf(x) }
@usableFromInline func logFloat(_ x: Float) -> Float { logf(x) }
@usableFromInline func tanhFloat(_ x: Float) -> Float { tanhf(x) }
@usableFromInline func powFloat(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
@usableFromInline func expDouble(_ x: Double) -> Double { exp(x) }
@usableFromInline func logDouble(_ x: Double) -> Double { log(x) }
@usableFromInline func tanhDouble(_ x: Double) -> Double { tanh(x) }
@usableFromInline func powDouble(_ base: Double, _ exponent: Double) -> Double {
  pow(base, exponent)
}

/// Returns the value of an environment variable, if it is set.
func environmentValue(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
@usableFromInline func atan2Float(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
@usableFromInline func atan2Double(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
