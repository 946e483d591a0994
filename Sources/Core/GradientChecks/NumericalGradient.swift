/// Computes the gradient of a scalar function with respect to every element of `x` by central
/// differences.
///
/// Each element is `(f(x + h) - f(x - h)) / 2h` with only that element changed; the error is of
/// order `h^2`.
///
/// - Parameters:
///   - f: The function.
///   - x: The point at which to differentiate, of any shape.
///   - h: The step size.
/// - Returns: The gradient, with the same shape as `x`.
/// - Throws: Any error that `f` throws.
public func numericalGradient(
  of f: (Tensor<Double>) throws -> Double, at x: Tensor<Double>, h: Double = 1e-5
) rethrows -> Tensor<Double> {
  try numericalGradient(of: { Tensor(try f($0)) }, at: x, upstream: Tensor(1), h: h)
}

/// Computes the gradient of `sum(f(x) * upstream)` with respect to every element of `x` by central
/// differences.
///
/// - Parameters:
///   - f: The function.
///   - x: The point at which to differentiate, of any shape.
///   - upstream: The upstream gradient, with the same shape as `f`'s output.
///   - h: The step size.
/// - Returns: The gradient, with the same shape as `x`.
/// - Throws: Any error that `f` throws.
public func numericalGradient(
  of f: (Tensor<Double>) throws -> Tensor<Double>, at x: Tensor<Double>, upstream: Tensor<Double>,
  h: Double = 1e-5
) rethrows -> Tensor<Double> {
  var moved = x
  var gradient = Tensor<Double>.zeros(like: x)
  for place in 0..<x.count {
    let above = try value(of: f, at: &moved, place: place, x.storage[place] + h)
    let below = try value(of: f, at: &moved, place: place, x.storage[place] - h)
    gradient.storage[place] = ((above - below) * upstream).sum() / (2 * h)
  }
  return gradient
}

/// Returns the value of `f` with one element of `x` temporarily replaced.
func value(
  of f: (Tensor<Double>) throws -> Tensor<Double>, at x: inout Tensor<Double>, place: Int,
  _ element: Double
) rethrows -> Tensor<Double> {
  ensureAllowed(.numericalGradient)
  let original = x.storage[place]
  x.storage[place] = element
  defer { x.storage[place] = original }
  return try f(x)
}
