#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A learning rate schedule: for each epoch or step, a factor by which the initial learning rate is
/// multiplied.
///
///     let schedule = LearningRateSchedule.cosine(over: 10).warmedUp(over: 2)
///     for epoch in 0..<10 {
///       optimizer.learningRate = 1e-3 * schedule(epoch)
///       …
///     }
public struct LearningRateSchedule: Sendable {
  private let factor: @Sendable (Int) -> Double

  /// Creates a schedule from a function that returns the factor for an epoch or step, counted from
  /// 0.
  public init(_ factor: @escaping @Sendable (Int) -> Double) { self.factor = factor }

  /// Returns the factor for an epoch or step, counted from 0.
  public func callAsFunction<Scalar: TensorScalar>(_ step: Int) -> Scalar {
    Scalar(factor(step))
  }

  /// A constant learning rate.
  public static let constant = LearningRateSchedule { _ in 1 }

  /// Multiplies the learning rate by `gamma` every `size` steps: the factor is
  /// `gamma^(step / size)`, where the quotient is rounded down.
  public static func step(every size: Int, gamma: Double = 0.1) -> LearningRateSchedule {
    guard size >= 1 else {
      shapeFailure("LearningRateSchedule.step: expected a step size of at least 1, found \(size)")
    }
    return LearningRateSchedule { Double.pow(gamma, Double($0 / size)) }
  }

  /// Multiplies the learning rate by `gamma` after every step: the factor is `gamma^step`.
  public static func exponential(gamma: Double) -> LearningRateSchedule {
    LearningRateSchedule { Double.pow(gamma, Double($0)) }
  }

  /// Lowers the factor from 1 to `minimum` along a cosine, and then keeps it constant.
  ///
  /// The factor is `minimum + (1 - minimum) (1 + cos(π step / steps)) / 2`.
  ///
  /// Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017.
  public static func cosine(over steps: Int, minimum: Double = 0) -> LearningRateSchedule {
    guard steps >= 1 else {
      shapeFailure("LearningRateSchedule.cosine: expected at least 1 step, found \(steps)")
    }
    return LearningRateSchedule { step in
      let share = Double(min(step, steps)) / Double(steps)
      return minimum + (1 - minimum) * (1 + cos(Double.pi * share)) / 2
    }
  }

  /// Returns this schedule preceded by a linear warmup.
  ///
  /// During the warmup, the factor rises from `start` at step 0 to 1 at step `steps`, where this
  /// schedule begins.
  public func warmedUp(over steps: Int, from start: Double = 1.0 / 3) -> LearningRateSchedule {
    let factor = factor
    return LearningRateSchedule { step in
      step < steps
        ? start + (1 - start) * Double(step) / Double(steps) : factor(step - steps)
    }
  }
}
