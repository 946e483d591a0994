public import Core

/// RMSProp: divides each element's step by a running average of its gradient's magnitude.
///
///     meanSquare ← decayRate · meanSquare + (1 − decayRate) · dw²
///     w ← w − learningRate · dw / (√meanSquare + ε)
///
/// Tieleman and Hinton, "Lecture 6.5: rmsprop", 2012.
public struct RMSPropRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The learning rate.
  public var learningRate: Scalar
  /// The decay rate of the running mean of the squared gradients.
  public var decayRate: Scalar
  /// A small constant ε that prevents division by zero.
  public var epsilon: Scalar
  /// The running mean of the squared gradients, with the parameter's shape; nil (treated as zeros)
  /// before the first step.
  public var meanSquare: Tensor<Scalar>?

  /// Creates an update rule, either a new one or one that continues from an existing mean square.
  public init(
    learningRate: Scalar = 1e-2, decayRate: Scalar = 0.99, epsilon: Scalar = 1e-8,
    meanSquare: Tensor<Scalar>? = nil
  ) {
    (self.learningRate, self.decayRate, self.epsilon) = (learningRate, decayRate, epsilon)
    self.meanSquare = meanSquare
  }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to the parameter, with the same shape.
  /// - Throws: `NotImplemented` until you have written it.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    try todo("update the mean square, then take the scaled step")
  }
}
