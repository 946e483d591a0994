/// One element of a gradient: its analytic and numerical values.
public struct GradientSample: Sendable, Equatable {
  /// The element's index in the tensor.
  public let index: [Int]
  /// The analytic gradient, which is being checked.
  public let analytic: Double
  /// The numerical gradient, by central differences.
  public let numerical: Double
  /// `|analytic - numerical| / max(1e-8, |analytic| + |numerical|)`.
  public let relativeError: Double

  init(index: [Int], analytic: Double, numerical: Double) {
    self.index = index
    self.analytic = analytic
    self.numerical = numerical
    relativeError = Core.relativeError(analytic, numerical)
  }
}

/// The result of a gradient check.
public struct GradientCheckResult: Sendable, Equatable {
  /// The element with the largest relative error, if any element could be checked.
  public internal(set) var worst: GradientSample?
  /// The number of elements compared.
  public internal(set) var checkedCount = 0
  /// The indices of elements that were skipped because the function has a kink there.
  public internal(set) var kinks: [[Int]] = []

  /// The largest relative error; infinite if all elements were skipped as kinks.
  public var maxRelativeError: Double {
    worst?.relativeError ?? (kinks.isEmpty ? 0 : .infinity)
  }
}

/// Checks the gradient of a scalar function against central differences, skipping kinks.
///
/// See the overload with an upstream gradient for the formulas.
///
/// - Parameters:
///   - f: The function.
///   - x: The point at which to differentiate, of any shape.
///   - analytic: The gradient to check, in the shape of `x`.
///   - coordinates: The row-major indices of the elements to check; nil checks all elements.
///   - h: The step size.
/// - Returns: The element with the largest error, and the elements that were skipped.
/// - Throws: Any error that `f` throws.
public func gradientCheck(
  of f: (Tensor<Double>) throws -> Double, at x: Tensor<Double>, analytic: Tensor<Double>,
  coordinates: [Int]? = nil, h: Double = 1e-5
) rethrows -> GradientCheckResult {
  try gradientCheck(
    of: { Tensor(try f($0)) }, at: x, analytic: analytic, upstream: Tensor(1),
    coordinates: coordinates, h: h)
}

/// Checks the gradient of `L(x) = sum(f(x) * upstream)` against central differences, skipping
/// kinks.
///
/// This follows the CS231n notes on gradient checks: central differences
/// `(L(x + h) - L(x - h)) / 2h` in `Double`, relative errors, only a few elements of a large
/// tensor, and attention to kinks. At a kink of a ReLU or a maximum, the difference straddles two
/// slopes, and a correct gradient looks wrong. The right slope is `(L(x + h) - L(x)) / h` and the
/// left slope is `(L(x) - L(x - h)) / h`. An element is treated as a kink if both of these
/// conditions hold:
///
/// 1. The two slopes differ by more than a millionth and by more than rounding errors can explain.
/// 2. Halving the step does not halve their difference, or it changes their mean. For a smooth
///    function, the difference is `h L''`, and the error of the mean is of order `h^2`.
///
/// - Parameters:
///   - f: The function.
///   - x: The point at which to differentiate, of any shape.
///   - analytic: The gradient to check, in the shape of `x`.
///   - upstream: The upstream gradient, in the shape of `f`'s output. Random values are best: a
///     plain sum is constant for functions such as softmax, whose outputs always sum to 1.
///   - coordinates: The row-major indices of the elements to check; nil checks all elements.
///   - h: The step size.
/// - Returns: The element with the largest error, and the elements that were skipped.
/// - Throws: Any error that `f` throws.
public func gradientCheck(
  of f: (Tensor<Double>) throws -> Tensor<Double>, at x: Tensor<Double>, analytic: Tensor<Double>,
  upstream: Tensor<Double>, coordinates: [Int]? = nil, h: Double = 1e-5
) rethrows -> GradientCheckResult {
  checkShapes(x, analytic)
  var moved = x
  let center = try f(x)
  var result = GradientCheckResult()
  for place in coordinates ?? Array(0..<x.count) {
    let slopes = try OneSidedSlopes(
      of: f, at: &moved, place: place, center: center, upstream: upstream, h: h)
    let index = unravelIndex(place, shape: x.shape)
    if slopes.disagree {
      let finer = try OneSidedSlopes(
        of: f, at: &moved, place: place, center: center, upstream: upstream, h: h / 2)
      if !slopes.isSmooth(withHalfStep: finer) {
        result.kinks.append(index)
        continue
      }
    }
    let sample = GradientSample(
      index: index, analytic: analytic.storage[place], numerical: slopes.mean)
    result.checkedCount += 1
    if result.worst.map({ $0.relativeError < sample.relativeError }) ?? true {
      result.worst = sample
    }
  }
  return result
}

/// Checks a gradient against central differences at a few random elements.
///
/// - Parameters:
///   - f: The function.
///   - x: The point at which to differentiate, of any shape.
///   - analytic: The gradient to check, in the shape of `x`.
///   - count: The number of elements to compare; the same element may be drawn twice.
///   - h: The step size.
///   - random: The random generator that chooses the elements.
/// - Returns: The elements compared, in the order they were drawn.
/// - Throws: Any error that `f` throws.
public func gradientCheckSparse(
  _ f: (Tensor<Double>) throws -> Double, at x: Tensor<Double>, analytic: Tensor<Double>,
  count: Int = 10, h: Double = 1e-5, using random: inout RandomState
) rethrows -> [GradientSample] {
  checkShapes(x, analytic)
  var moved = x
  return try random.choice(x.count, size: count).map { place in
    let scalar: (Tensor<Double>) throws -> Tensor<Double> = { Tensor(try f($0)) }
    let above = try value(of: scalar, at: &moved, place: place, x.storage[place] + h).item
    let below = try value(of: scalar, at: &moved, place: place, x.storage[place] - h).item
    return GradientSample(
      index: unravelIndex(place, shape: x.shape), analytic: analytic.storage[place],
      numerical: (above - below) / (2 * h))
  }
}

extension OneSidedSlopes {
  /// Evaluates `sum(f * upstream)` on both sides of one element of `x`.
  fileprivate init(
    of f: (Tensor<Double>) throws -> Tensor<Double>, at x: inout Tensor<Double>, place: Int,
    center: Tensor<Double>, upstream: Tensor<Double>, h: Double
  ) rethrows {
    let element = x.storage[place]
    let above = try value(of: f, at: &x, place: place, element + h)
    let below = try value(of: f, at: &x, place: place, element - h)
    self.init(
      right: ((above - center) * upstream).sum() / h, left: ((center - below) * upstream).sum() / h,
      noise: Self.noise(of: (center * upstream).absolute().sum(), h: h))
  }
}

private func checkShapes(_ x: Tensor<Double>, _ analytic: Tensor<Double>) {
  if x.shape != analytic.shape {
    shapeFailure(
      "gradientCheck: expected a gradient with the variable's shape \(x.shape), found "
        + "\(analytic.shape)"
    )
  }
}

/// Returns the index along each axis of the element at a row-major position, like
/// `numpy.unravel_index`.
package func unravelIndex(_ position: Int, shape: [Int]) -> [Int] {
  var index = shape
  var rest = position
  for axis in shape.indices.reversed() {
    (rest, index[axis]) = rest.quotientAndRemainder(dividingBy: shape[axis])
  }
  return index
}
