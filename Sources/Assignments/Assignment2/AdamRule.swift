public import Core

/// Adam: combines momentum and RMSProp, with bias correction for both running averages.
///
///     t ← t + 1
///     m ← beta1 · m + (1 − beta1) · dw,     v ← beta2 · v + (1 − beta2) · dw²
///     w ← w − learningRate · m̂ / (√v̂ + ε),   m̂ = m / (1 − beta1ᵗ),   v̂ = v / (1 − beta2ᵗ)
///
/// The step count t is incremented before it is used. Kingma and Ba, "Adam: A Method for Stochastic
/// Optimization", 2015.
public struct AdamRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The learning rate.
  public var learningRate: Scalar
  /// The decay rate β₁ of the running mean of the gradients.
  public var beta1: Scalar
  /// The decay rate β₂ of the running mean of the squared gradients.
  public var beta2: Scalar
  /// A small constant ε that prevents division by zero.
  public var epsilon: Scalar
  /// The running mean of the gradients, with the parameter's shape; nil (treated as zeros) before
  /// the first step.
  public var m: Tensor<Scalar>?
  /// The running mean of the squared gradients, with the parameter's shape; nil (treated as zeros)
  /// before the first step.
  public var v: Tensor<Scalar>?
  /// The number of steps taken so far.
  public var t: Int

  /// Creates an update rule, either a new one or one that continues from existing averages.
  public init(
    learningRate: Scalar = 1e-3, beta1: Scalar = 0.9, beta2: Scalar = 0.999,
    epsilon: Scalar = 1e-8, m: Tensor<Scalar>? = nil, v: Tensor<Scalar>? = nil, t: Int = 0
  ) {
    (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
    (self.epsilon, self.m, self.v, self.t) = (epsilon, m, v, t)
  }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to the parameter, with the same shape.
  /// - Throws: `NotImplemented` until you have written it.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    try todo("count the step, update both averages, then take the bias-corrected step")
  }
}
