/// The slopes of a function on both sides of a point, by which a kink is told from a curve.
///
/// At a kink, such as a ReLU's at zero or where two elements tie for a maximum, central differences
/// straddle two slopes, and a right gradient looks wrong. The notes of CS231n on gradient checks
/// advise to leave such points out.
package struct OneSidedSlopes: Sendable, Equatable {
  /// The least difference of the two slopes, as a share of the larger, that is looked into.
  package static let leastDifference = 1e-6
  /// How far half the step may miss half the difference of the slopes, as a share of it.
  package static let halvingError = 0.2
  /// How far half the step may move the mean of the slopes, as a share of their difference.
  package static let meanShift = 0.05
  /// How many units in the last place of a function's value count as rounding.
  package static let roundings = 32.0

  /// `(f(x + h) - f(x)) / h`.
  package let right: Double
  /// `(f(x) - f(x - h)) / h`.
  package let left: Double
  /// How much of a slope may be nothing but rounding of the function's values.
  package let noise: Double

  /// Notes two slopes.
  package init(right: Double, left: Double, noise: Double) {
    (self.right, self.left, self.noise) = (right, left, noise)
  }

  /// What rounding makes of a slope.
  ///
  /// - Parameters:
  ///   - magnitude: The sum of the absolute values that the function's value is a sum of.
  ///   - h: The step.
  package static func noise(of magnitude: Double, h: Double) -> Double {
    roundings * Double.ulpOfOne * magnitude / h
  }

  /// The slope by central differences, `(f(x + h) - f(x - h)) / 2h`.
  package var mean: Double { right / 2 + left / 2 }

  private var difference: Double { right - left }

  /// Whether the two differ by more than `leastDifference`, and by more than rounding explains.
  package var disagree: Bool {
    difference.magnitude
      > Self.leastDifference * Swift.max(right.magnitude, left.magnitude)
      && difference.magnitude > noise
  }

  /// Whether half the step halves the difference of the slopes and keeps their mean.
  ///
  /// In a smooth function it does: the difference is `h f''`, and the mean's error is of the order
  /// `h^2`.
  package func isSmooth(withHalfStep finer: OneSidedSlopes) -> Bool {
    (2 * finer.difference - difference).magnitude
      <= Self.halvingError * difference.magnitude + finer.noise
      && (finer.mean - mean).magnitude <= Self.meanShift * difference.magnitude + finer.noise
  }
}
