public import Core

/// Plain stochastic gradient descent.
///
///     w ← w − learningRate · dw
public struct SGDRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The learning rate.
  public var learningRate: Scalar

  /// Creates an update rule.
  public init(learningRate: Scalar = 1e-2) {
    self.learningRate = learningRate
  }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to the parameter, with the same shape.
  /// - Throws: `NotImplemented` until the functions it calls are written.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    w.add(dw, alpha: -learningRate)
  }
}
