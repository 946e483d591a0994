// The names of NumPy that stand for methods of a tensor, and functions of one number.

/// Computes the exponential of each element; the method `exp()`.
public func exp<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.exp() }
/// Computes the natural logarithm of each element; the method `log()`.
public func log<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.log() }
/// Computes the square root of each element; the method `squareRoot()`.
public func sqrt<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> { x.squareRoot() }

/// Raises each element to a power; the method `power(_:)`.
public func pow<Scalar: TensorScalar>(_ x: Tensor<Scalar>, _ exponent: Scalar) -> Tensor<Scalar> {
  x.power(exponent)
}
/// Raises each element to an integer power.
@_disfavoredOverload
public func pow<Scalar: TensorScalar>(_ x: Tensor<Scalar>, _ exponent: Int) -> Tensor<Scalar> {
  x.power(Scalar(exponent))
}

/// Computes the exponential of a number.
public func exp<Scalar: TensorScalar>(_ x: Scalar) -> Scalar { Scalar.exp(x) }
/// Computes the natural logarithm of a number.
public func log<Scalar: TensorScalar>(_ x: Scalar) -> Scalar { Scalar.log(x) }
/// Computes the square root of a number.
public func sqrt<Scalar: TensorScalar>(_ x: Scalar) -> Scalar { x.squareRoot() }

/// Raises a number to a power.
public func pow<Scalar: TensorScalar>(_ base: Scalar, _ exponent: Scalar) -> Scalar {
  Scalar.pow(base, exponent)
}
/// Raises a number to an integer power, such as a decay rate to the number of steps.
@_disfavoredOverload
public func pow<Scalar: TensorScalar>(_ base: Scalar, _ exponent: Int) -> Scalar {
  Scalar.pow(base, Scalar(exponent))
}

/// Computes the matrix product of two tensors; the function `matmul`.
///
/// The product of two vectors is their inner product, a tensor of shape `[]`; `item` is its value.
public func dot<Scalar: TensorScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>
) -> Tensor<Scalar> { matmul(a, b) }

extension Tensor {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// The tensor with its axes reversed, the method `transposed()`; for a matrix, the transpose.
  public var T: Tensor { transposed() }
}
