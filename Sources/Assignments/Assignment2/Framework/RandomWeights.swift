public import Core

/// Creates random weights for a layer followed by a ReLU.
///
/// The weights are normally distributed with standard deviation `√(2 / fan in)`. He, Zhang, Ren and
/// Sun, "Delving Deep into Rectifiers", 2015.
///
/// - Parameters:
///   - shape: `[D, M]` for a weight matrix, or `[F, C, KH, KW]` for filters.
///   - random: The random number generator that draws the weights.
/// - Returns: A trainable variable.
public func randomWeight<Scalar: TensorScalar>(
  _ shape: [Int], using random: inout RandomState
) -> Variable<Scalar> {
  let fanIn = shape.count == 2 ? shape[0] : shape.dropFirst().reduce(1, *)
  let weights: Tensor<Scalar> = random.randn(shape)
  return Variable(weights * Scalar((2 / Double(fanIn)).squareRoot()), requiresGradient: true)
}

/// Creates biases of zero.
///
/// - Parameter shape: The shape of the biases.
/// - Returns: A trainable variable.
public func zeroWeight<Scalar: TensorScalar>(_ shape: [Int]) -> Variable<Scalar> {
  Variable(.zeros(shape), requiresGradient: true)
}
