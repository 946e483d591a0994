/// The number of connections by which random weights are scaled.
public enum Fan: Sendable {
  /// Those into a unit, which keeps the size of outputs.
  case input
  /// Those out of a unit, which keeps the size of gradients.
  case output
}

extension RandomState {
  /// Normally distributed weights for layers with a ReLU behind them: the deviation is `√(2 / fan)`.
  ///
  /// "Delving Deep into Rectifiers", He, Zhang, Ren and Sun, 2015.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - fan: Which connections count.
  ///   - slope: The slope of the rectifier below 0; the deviation is divided by `√(1 + slope²)`.
  public mutating func kaimingNormal<Scalar: TensorScalar>(
    _ shape: [Int], fan: Fan = .input, slope: Double = 0
  ) -> Tensor<Scalar> {
    randn(shape) * Scalar(kaimingDeviation(shape, fan, slope, in: "kaimingNormal"))
  }

  /// Evenly distributed weights for layers with a ReLU behind them, of the same deviation.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - fan: Which connections count.
  ///   - slope: The slope of the rectifier below 0; the deviation is divided by `√(1 + slope²)`.
  public mutating func kaimingUniform<Scalar: TensorScalar>(
    _ shape: [Int], fan: Fan = .input, slope: Double = 0
  ) -> Tensor<Scalar> {
    let deviation = kaimingDeviation(shape, fan, slope, in: "kaimingUniform")
    return uniform(shape, below: deviation * 3.0.squareRoot())
  }

  /// Normally distributed weights with the deviation `gain √(2 / (fan in + fan out))`.
  ///
  /// "Understanding the difficulty of training deep feedforward neural networks", Glorot and Bengio, 2010.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - gain: What the deviation is multiplied by.
  public mutating func xavierNormal<Scalar: TensorScalar>(
    _ shape: [Int], gain: Double = 1
  ) -> Tensor<Scalar> {
    randn(shape) * Scalar(gain * xavierDeviation(shape, in: "xavierNormal"))
  }

  /// Evenly distributed weights of the same deviation.
  ///
  /// - Parameters:
  ///   - shape: The shape of the weights, `[M, D]` or `[F, C, KH, KW]`.
  ///   - gain: What the deviation is multiplied by.
  public mutating func xavierUniform<Scalar: TensorScalar>(
    _ shape: [Int], gain: Double = 1
  ) -> Tensor<Scalar> {
    let deviation = gain * xavierDeviation(shape, in: "xavierUniform")
    return uniform(shape, below: deviation * 3.0.squareRoot())
  }

  /// Numbers evenly distributed between `-bound` and `bound`.
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

/// The connections into and out of a unit with weights `[M, D]` or `[F, C, …]`.
func fans(of shape: [Int], in operation: String) -> (input: Int, output: Int) {
  guard shape.count >= 2 else {
    shapeFailure(
      "RandomState.\(operation): expected weights [M, D] or [F, C, KH, KW], found shape \(shape)")
  }
  let window = shape[2...].reduce(1, *)
  return (shape[1] * window, shape[0] * window)
}
