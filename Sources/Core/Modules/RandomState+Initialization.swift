/// The quantity by which initial weights are scaled: the number of connections into a unit, or out
/// of it.
public enum Fan: Sendable {
  /// The number of connections into a unit. Scaling by it preserves the variance of the outputs.
  case input
  /// The number of connections out of a unit. Scaling by it preserves the variance of the
  /// gradients.
  case output
}

extension RandomState {
  /// Draws normally distributed weights with standard deviation `√(2 / fan)`, for layers that are
  /// followed by a ReLU.
  ///
  /// He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - fan: Whether to scale by the number of inputs or of outputs.
  ///   - slope: The slope a of a leaky ReLU for negative inputs; the standard deviation is divided
  ///     by `√(1 + a²)`.
  /// - Returns: The weights.
  public mutating func kaimingNormal<Scalar: TensorScalar>(
    _ shape: [Int], fan: Fan = .input, slope: Double = 0
  ) -> Tensor<Scalar> {
    randn(shape) * Scalar(kaimingDeviation(shape, fan, slope, in: "kaimingNormal"))
  }

  /// Draws uniformly distributed weights with standard deviation `√(2 / fan)`, for layers that are
  /// followed by a ReLU.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - fan: Whether to scale by the number of inputs or of outputs.
  ///   - slope: The slope a of a leaky ReLU for negative inputs; the standard deviation is divided
  ///     by `√(1 + a²)`.
  /// - Returns: The weights.
  public mutating func kaimingUniform<Scalar: TensorScalar>(
    _ shape: [Int], fan: Fan = .input, slope: Double = 0
  ) -> Tensor<Scalar> {
    let deviation = kaimingDeviation(shape, fan, slope, in: "kaimingUniform")
    return uniform(shape, below: deviation * 3.0.squareRoot())
  }

  /// Draws normally distributed weights with standard deviation `gain √(2 / (fan in + fan out))`.
  ///
  /// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
  /// networks", 2010.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - gain: The factor by which the standard deviation is multiplied.
  /// - Returns: The weights.
  public mutating func xavierNormal<Scalar: TensorScalar>(
    _ shape: [Int], gain: Double = 1
  ) -> Tensor<Scalar> {
    randn(shape) * Scalar(gain * xavierDeviation(shape, in: "xavierNormal"))
  }

  /// Draws uniformly distributed weights with standard deviation `gain √(2 / (fan in + fan out))`.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - gain: The factor by which the standard deviation is multiplied.
  /// - Returns: The weights.
  public mutating func xavierUniform<Scalar: TensorScalar>(
    _ shape: [Int], gain: Double = 1
  ) -> Tensor<Scalar> {
    let deviation = gain * xavierDeviation(shape, in: "xavierUniform")
    return uniform(shape, below: deviation * 3.0.squareRoot())
  }

  /// Draws elements that are distributed uniformly between `-bound` and `bound`.
  mutating func uniform<Scalar: TensorScalar>(
    _ shape: [Int], below bound: Double
  ) -> Tensor<Scalar> {
    let numbers: Tensor<Scalar> = rand(shape)
    return numbers * Scalar(2 * bound) - Scalar(bound)
  }

  private func kaimingDeviation(
    _ shape: [Int], _ fan: Fan, _ slope: Double, in operation: String
  ) -> Double {
    let fans = fans(of: shape, in: operation)
    return (2 / (1 + slope * slope) / Double(fan == .input ? fans.input : fans.output))
      .squareRoot()
  }

  private func xavierDeviation(_ shape: [Int], in operation: String) -> Double {
    let fans = fans(of: shape, in: operation)
    return (2 / Double(fans.input + fans.output)).squareRoot()
  }
}

/// Returns the number of connections into and out of a unit of a layer with weights `[M, D]` or
/// `[F, C, …]`.
func fans(of shape: [Int], in operation: String) -> (input: Int, output: Int) {
  guard shape.count >= 2 else {
    shapeFailure(
      "RandomState.\(operation): expected weights of shape [M, D] or [F, C, KH, KW], found "
        + "\(shape)")
  }
  let window = shape[2...].reduce(1, *)
  return (shape[1] * window, shape[0] * window)
}
