/// The one-sided slopes of a function at a point, used to distinguish a kink from a curve.
///
/// At a kink, such as a ReLU at zero or a maximum at a tie, central differences straddle two
/// slopes, so a correct gradient looks wrong. The CS231n notes on gradient checks advise skipping
/// such points.
package struct OneSidedSlopes: Sendable, Equatable {
  /// The smallest difference between the two slopes that is examined, relative to the larger slope.
  package static let leastDifference = 1e-6
  /// The tolerance for the test that halving the step halves the difference between the slopes,
  /// relative to that difference.
  package static let halvingError = 0.2
  /// How much halving the step may change the mean of the slopes, relative to their difference.
  package static let meanShift = 0.05
  /// The rounding error of a function's value, in units in the last place.
  package static let roundings = 32.0

  /// `(f(x + h) - f(x)) / h`.
  package let right: Double
  /// `(f(x) - f(x - h)) / h`.
  package let left: Double
  /// The part of a slope that may be due to rounding error in the function's values.
  package let noise: Double

  /// Creates a pair of slopes.
  package init(right: Double, left: Double, noise: Double) {
    (self.right, self.left, self.noise) = (right, left, noise)
  }

  /// Returns a bound on the rounding error of a slope.
  ///
  /// - Parameters:
  ///   - magnitude: The sum of the absolute values of the terms that the function adds up.
  ///   - h: The step size.
  /// - Returns: An upper bound on the error.
  package static func noise(of magnitude: Double, h: Double) -> Double {
    roundings * Double.ulpOfOne * magnitude / h
  }

  /// The slope by central differences, `(f(x + h) - f(x - h)) / 2h`.
  package var mean: Double { right / 2 + left / 2 }

  private var difference: Double { right - left }

  /// Whether the slopes differ by more than `leastDifference` and by more than rounding errors can
  /// explain.
  package var disagree: Bool {
    difference.magnitude
      > Self.leastDifference * Swift.max(right.magnitude, left.magnitude)
      && difference.magnitude > noise
  }

  /// Returns whether halving the step halves the difference between the slopes without changing
  /// their mean.
  ///
  /// A smooth function has this property: the difference is `h f''`, and the error of the mean is
  /// of order `h^2`.
  package func isSmooth(withHalfStep finer: OneSidedSlopes) -> Bool {
    (2 * finer.difference - difference).magnitude
      <= Self.halvingError * difference.magnitude + finer.noise
      && (finer.mean - mean).magnitude <= Self.meanShift * difference.magnitude + finer.noise
  }
}
