public import Core

/// Stochastic gradient descent with momentum.
///
///     velocity ← momentum · velocity − learningRate · dw
///     w ← w + velocity
public struct SGDMomentumRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The learning rate.
  public var learningRate: Scalar
  /// The momentum: the decay rate of the velocity.
  public var momentum: Scalar
  /// The velocity, with the parameter's shape; nil (treated as zeros) before the first step.
  public var velocity: Tensor<Scalar>?

  /// Creates an update rule, either a new one or one that continues from an existing velocity.
  public init(
    learningRate: Scalar = 1e-2, momentum: Scalar = 0.9, velocity: Tensor<Scalar>? = nil
  ) {
    (self.learningRate, self.momentum, self.velocity) = (learningRate, momentum, velocity)
  }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to the parameter, with the same shape.
  /// - Throws: `NotImplemented` until you have written it.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    try todo("update the velocity, then add it to the parameter")
  }
}
