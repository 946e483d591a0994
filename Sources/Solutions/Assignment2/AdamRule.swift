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
    // BEGIN SOLUTION: count the step, update both averages, then move by their corrected quotient
    t += 1
    if m == nil { m = .zeros(like: w) }
    if v == nil { v = .zeros(like: w) }
    m?.average(dw, keeping: beta1)
    v?.averageSquares(of: dw, keeping: beta2)
    guard let m, let v else { return }
    // The corrections of m̂ / (√v̂ + ε) are single numbers, and can be drawn out of the quotient.
    let mean = 1 - Scalar.pow(beta1, Scalar(t))
    let root = (1 - Scalar.pow(beta2, Scalar(t))).squareRoot()
    w.add(m, overRootOf: v, epsilon: epsilon * root, alpha: -learningRate * root / mean)
    // END SOLUTION
  }
}
