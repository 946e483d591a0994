/// Computes the relative error of two numbers, `|x - y| / max(floor, |x| + |y|)`.
///
/// The error is 0 for equal numbers and at most 1 for other finite numbers. In all other cases, for
/// example if a number is NaN, the error is infinity.
///
/// - Parameters:
///   - x: A number.
///   - y: The number to compare it with.
///   - floor: The smallest denominator; for smaller sums, the result is `|x - y| / floor`.
/// - Returns: The relative error.
public func relativeError(_ x: Double, _ y: Double, floor: Double = 1e-8) -> Double {
  if x == y { return 0 }
  guard x.isFinite && y.isFinite else { return .infinity }
  // Halve first: the sum of two large numbers must not overflow to infinity.
  let scale = Swift.max(floor / 2, x.magnitude / 2 + y.magnitude / 2)
  return (x / 2 - y / 2).magnitude / scale
}

/// Computes the largest elementwise relative error of two tensors of the same shape.
///
/// The error is 0 if there are no elements, and infinity if any element is NaN or is infinite in
/// only one of the tensors.
///
/// - Parameters:
///   - x: A tensor of any shape.
///   - y: The tensor to compare it with, of the same shape.
///   - floor: The smallest denominator, as for two numbers.
/// - Returns: The largest relative error.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func relativeError<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>, floor: Double = 1e-8
) -> Double {
  if x.shape != y.shape {
    shapeFailure("relativeError: shapes \(x.shape) and \(y.shape) differ")
  }
  return zip(Tensor<Double>(x).storage, Tensor<Double>(y).storage).reduce(0) { worst, pair in
    Swift.max(worst, relativeError(pair.0, pair.1, floor: floor))
  }
}
