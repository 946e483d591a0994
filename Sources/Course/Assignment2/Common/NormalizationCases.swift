import Contract2
import Core
import Judging

extension RandomState {
  /// Creates inputs for normalizing rows, in which gamma is not 1, beta is not 0, and x is not
  /// normalized.
  mutating func normCases(mode: ModeChoice? = nil) -> [CheckCase] {
    [(4, 5, 1.0), (30, 3, 20), (2, 7, 0.1), (9, 2, 3)].map { count, features, scale in
      let x: Tensor<Double> = randn([count, features]) * scale + 2 * scale
      let gamma: Tensor<Double> = randn([features])
      let beta: Tensor<Double> = randn([features])
      guard let mode else { return .init([.x: x, .gamma: gamma, .beta: beta]) }
      return .init(
        [
          .x: x, .gamma: gamma, .beta: beta, .mean: randn([features]),
          .variance: rand([features]) + 0.5,
        ]).with(.mode, mode)
    }
  }
}
