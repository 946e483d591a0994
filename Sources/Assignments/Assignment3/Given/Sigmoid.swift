public import Core

/// Computes the logistic function of each element, without overflow.
///
///     σ(x) = 1 / (1 + exp(−x)) = ½ (1 + tanh(x / 2))
///
/// - Parameter x: A tensor of any shape.
/// - Returns: The values, in the shape of `x`.
public func sigmoid<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  // The second form has no exponential that could overflow.
  ((x / 2).tanh() + 1) / 2
}
