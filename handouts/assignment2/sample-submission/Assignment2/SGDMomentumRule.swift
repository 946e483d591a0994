public import Core

/// Stochastic gradient descent with momentum.
///
///     velocity ← momentum · velocity − learningRate · dw
///     w ← w + velocity
public struct SGDMomentumRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The length of a step, as a multiple of the gradient.
  public var learningRate: Scalar
  /// How much of the velocity stays.
  public var momentum: Scalar
  /// The velocity, in the shape of the parameter; nil before the first step, which begins with zeros.
  public var velocity: Tensor<Scalar>?

  /// Makes a rule, as it is before the first step or, with a velocity, on its way.
  public init(
    learningRate: Scalar = 1e-2, momentum: Scalar = 0.9, velocity: Tensor<Scalar>? = nil
  ) {
    (self.learningRate, self.momentum, self.velocity) = (learningRate, momentum, velocity)
  }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to it, in its shape.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    var v = velocity ?? Tensor.zeros(like: w)
    v = momentum * v - learningRate * dw
    w += v
    velocity = v
  }
}
