/// The slopes of a function on both sides of a point, by which a kink is told from a curve.
///
/// At a kink, such as a ReLU's at zero or where two elements tie for a maximum, central differences
/// straddle two slopes, and a right gradient looks wrong. The notes of CS231n on gradient checks
/// advise to leave such points out.
package struct OneSidedSlopes: Sendable, Equatable {
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
    32 * Double.ulpOfOne * magnitude / h
  }

  /// The slope by central differences, `(f(x + h) - f(x - h)) / 2h`.
  package var mean: Double { right / 2 + left / 2 }

  private var difference: Double { right - left }

  /// Whether the two differ by more than a millionth, and by more than rounding explains.
  package var disagree: Bool {
    difference.magnitude > 1e-6 * Swift.max(right.magnitude, left.magnitude)
      && difference.magnitude > noise
  }

  /// Whether half the step halves the difference of the slopes and keeps their mean.
  ///
  /// In a smooth function it does: the difference is `h f''`, and the mean's error is of the order
  /// `h^2`.
  package func isSmooth(withHalfStep finer: OneSidedSlopes) -> Bool {
    (2 * finer.difference - difference).magnitude <= 0.2 * difference.magnitude + finer.noise
      && (finer.mean - mean).magnitude <= 0.05 * difference.magnitude + finer.noise
  }
}
