/// The relative error of two numbers, `|x - y| / max(floor, |x| + |y|)`.
///
/// It is 0 for equal numbers and at most 1 for finite ones. A NaN, or an infinity on one side only,
/// gives infinity.
///
/// - Parameters:
///   - x: A number.
///   - y: The number that it is compared with.
///   - floor: The least denominator; below it, the error is an absolute one in units of the floor.
public func relativeError(_ x: Double, _ y: Double, floor: Double = 1e-8) -> Double {
  if x == y { return 0 }
  guard x.isFinite && y.isFinite else { return .infinity }
  // Halves first: the sum of two large numbers must not overflow to infinity.
  let scale = Swift.max(floor / 2, x.magnitude / 2 + y.magnitude / 2)
  return (x / 2 - y / 2).magnitude / scale
}

/// The largest relative error of two tensors of one shape, element by element.
///
/// It is 0 without elements; a NaN, or an infinity on one side only, gives infinity.
public func relativeError<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ y: Tensor<Scalar>
) -> Double {
  if x.shape != y.shape {
    shapeFailure("relativeError: shapes \(x.shape) and \(y.shape) differ")
  }
  return zip(Tensor<Double>(x).storage, Tensor<Double>(y).storage).reduce(0) { worst, pair in
    Swift.max(worst, relativeError(pair.0, pair.1))
  }
}
