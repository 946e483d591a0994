public import Core

/// Plain stochastic gradient descent.
///
///     w ← w − learningRate · dw
public struct SGDRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The length of a step, as a multiple of the gradient.
  public var learningRate: Scalar

  /// Makes a rule.
  public init(learningRate: Scalar = 1e-2) {
    self.learningRate = learningRate
  }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to it, in its shape.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    w.add(dw, alpha: -learningRate)
  }
}
