public import Core

/// Adam: momentum and RMSProp together, with both averages corrected for their beginning at zero.
///
///     t ← t + 1
///     m ← beta1 · m + (1 − beta1) · dw,     v ← beta2 · v + (1 − beta2) · dw²
///     w ← w − learningRate · m̂ / (√v̂ + ε),   m̂ = m / (1 − beta1ᵗ),   v̂ = v / (1 − beta2ᵗ)
///
/// The number of the step t grows before it is used. "Adam: A Method for Stochastic Optimization",
/// Kingma and Ba, 2015.
public struct AdamRule<Scalar: TensorScalar>: UpdateRule, Equatable {
  /// The length of a step, as a multiple of the scaled mean gradient.
  public var learningRate: Scalar
  /// How much of the mean gradient stays.
  public var beta1: Scalar
  /// How much of the mean square stays.
  public var beta2: Scalar
  /// What keeps the division from zero, ε.
  public var epsilon: Scalar
  /// The running mean of gradients, in the shape of the parameter; nil before the first step, which
  /// begins with zeros.
  public var m: Tensor<Scalar>?
  /// The running mean of squared gradients, likewise.
  public var v: Tensor<Scalar>?
  /// The number of steps that are made.
  public var t: Int

  /// Makes a rule, as it is before the first step or, with averages, on its way.
  public init(
    learningRate: Scalar = 1e-3, beta1: Scalar = 0.9, beta2: Scalar = 0.999,
    epsilon: Scalar = 1e-8, m: Tensor<Scalar>? = nil, v: Tensor<Scalar>? = nil, t: Int = 0
  ) {
    (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
    (self.epsilon, self.m, self.v, self.t) = (epsilon, m, v, t)
  }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to it, in its shape.
  public mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws {
    let m1 = beta1 * (m ?? Tensor.zeros(like: w)) + (1 - beta1) * dw
    let v1 = beta2 * (v ?? Tensor.zeros(like: w)) + (1 - beta2) * dw * dw
    // without max the first step divides by zero
    let step = Scalar(max(t, 1))
    let mHat = m1 / (1 - Scalar.pow(beta1, step))
    let vHat = v1 / (1 - Scalar.pow(beta2, step))
    w -= learningRate * mHat / (vHat.squareRoot() + epsilon)
    (m, v) = (m1, v1)
    t += 1
  }
}
