public import Core

/// Weights for a layer with a ReLU behind it: normally distributed with the deviation `√(2 / fan in)`.
///
/// "Delving Deep into Rectifiers", He, Zhang, Ren and Sun, 2015.
///
/// - Parameters:
///   - shape: `[D, M]` of a matrix that rows are multiplied with, or `[F, C, KH, KW]` of filters.
///   - random: The source of the weights.
/// - Returns: A variable that is learnt.
public func randomWeight<Scalar: TensorScalar>(
  _ shape: [Int], using random: inout RandomState
) -> Variable<Scalar> {
  let fanIn = shape.count == 2 ? shape[0] : shape.dropFirst().reduce(1, *)
  let weights: Tensor<Scalar> = random.randn(shape)
  return Variable(weights * Scalar((2 / Double(fanIn)).squareRoot()), requiresGradient: true)
}

/// Zeros for a bias.
///
/// - Parameter shape: The shape of the bias.
/// - Returns: A variable that is learnt.
public func zeroWeight<Scalar: TensorScalar>(_ shape: [Int]) -> Variable<Scalar> {
  Variable(.zeros(shape), requiresGradient: true)
}
