import Contract2
import Core
import Judging

extension RandomState {
  /// Inputs for normalizing rows, with gamma other than 1, beta other than 0, and unnormalized x.
  ///
  /// The last one has too many elements for a numerical gradient, and most of them are normalized
  /// together: elements that do not affect each other could be varied at once.
  ///
  /// - Parameters:
  ///   - mode: The mode of batch normalization; nil for layer normalization.
  ///   - hasConstant: Whether some inputs have a constant feature. Slopes are too steep there for
  ///     numerical gradients.
  /// - Returns: The inputs.
  mutating func normCases(
    mode: ModeChoice? = nil, hasConstant: Bool = false
  ) -> [CheckCase] {
    let small = [(4, 5, 1.0, 1e-5), (30, 3, 20, 0.1), (2, 7, 0.1, 1e-5), (9, 2, 3, 0.5)]
    let (many, few) = (size(119_000...121_000), 6)
    let large = mode == nil ? (few, many, 2.0, 1e-5) : (many, few, 2, 1e-5)
    return (small + [large]).map { count, features, scale, epsilon in
      var x: Tensor<Double> = randn([count, features]) * scale + 2 * scale
      // The variance of a constant feature is 0.
      if hasConstant, epsilon > 1e-5 { x[all, 1] = .full([count], 3) }
      let gamma = scales([features], of: x.shape)
      let beta: Tensor<Double> = randn([features])
      guard let mode else {
        return .init([.x: x, .gamma: gamma, .beta: beta], numbers: [.epsilon: epsilon])
      }
      return .init(
        [
          .x: x, .gamma: gamma, .beta: beta, .mean: randn([features]),
          .variance: rand([features]) + 0.5,
        ], numbers: [.epsilon: epsilon]
      ).with(.mode, mode)
    }
  }

  /// Draws the scales gamma of a normalization.
  ///
  /// For a large input they are positive. Otherwise the terms that a normalization removes from the
  /// gradient would nearly cancel, and a gradient without them would be nearly right.
  mutating func scales(_ shape: [Int], of input: [Int]) -> Tensor<Double> {
    input.reduce(1, *) < 100_000 ? randn(shape) : rand(shape) + 0.5
  }
}
