public import Core

/// RMSProp: steps in units of the gradient's recent size, element by element.
///
///     meanSquare ← decayRate · meanSquare + (1 − decayRate) · dw²
///     w ← w − learningRate · dw / (√meanSquare + ε)
///
/// "Lecture 6.5: rmsprop", Tieleman and Hinton, 2012.
public struct RMSPropRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The length of a step, as a multiple of the scaled gradient.
  public var learningRate: Scalar
  /// How much of the mean square stays.
  public var decayRate: Scalar
  /// What keeps the division from zero, ε.
  public var epsilon: Scalar
  /// The running mean of squared gradients, in the shape of the parameter; nil before the first step,
  /// which begins with zeros.
  public var meanSquare: Tensor<Scalar>?

  /// Makes a rule, as it is before the first step or, with a mean square, on its way.
  public init(
    learningRate: Scalar = 1e-2, decayRate: Scalar = 0.99, epsilon: Scalar = 1e-8,
    meanSquare: Tensor<Scalar>? = nil
  ) {
    (self.learningRate, self.decayRate, self.epsilon) = (learningRate, decayRate, epsilon)
    self.meanSquare = meanSquare
  }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to it, in its shape.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    var cache = meanSquare ?? Tensor.zeros(like: w)
    cache = decayRate * cache + (1 - decayRate) * dw * dw
    w -= learningRate * dw / (cache.squareRoot() + epsilon)
    meanSquare = cache
  }
}
