import Contract3
import Core
import Judging

/// The inputs of recurrent layers with a number of gates: 1 for the vanilla cell, 4 for the LSTM.
struct RecurrentCases {
  let gates: Int

  /// The inputs of single steps.
  ///
  /// Among them are a single example and a single feature. The last case has too many weights for a
  /// numerical gradient, even if all units are varied at once.
  func steps(_ random: inout RandomState) -> [CheckCase] {
    let small = [(3, 10, 4), (1, 3, 2), (4, 5, 6), (2, 1, 5)]
    let large = (3, features(&random), 3)
    return (small + [large]).map { count, features, units in
      let x = random.randn([count, features]) as Tensor<Double>
      let prevH = random.randn([count, units]) as Tensor<Double>
      let weights = weights(features, units, &random)
      guard gates > 1 else {
        return CheckCase([
          .x: x, .prevH: prevH, .wx: weights.wx, .wh: weights.wh, .b: weights.b,
        ])
      }
      return CheckCase([
        .x: x, .prevH: prevH, .prevC: random.randn([count, units]), .wx: weights.wx,
        .wh: weights.wh, .b: weights.b,
      ])
    }
  }

  /// The inputs of whole sequences, among them one with a single step and a single sequence.
  ///
  /// The last case has too many weights for a numerical gradient.
  func sequences(_ random: inout RandomState) -> [CheckCase] {
    let small = [(2, 10, 3, 5), (1, 4, 3, 2), (3, 1, 4, 5), (4, 3, 2, 6)]
    let large = (2, 3, features(&random), 3)
    return (small + [large]).map { count, stepCount, features, units in
      let weights = weights(features, units, &random)
      return CheckCase([
        .x: random.randn([count, stepCount, features]), .h0: random.randn([count, units]),
        .wx: weights.wx, .wh: weights.wh, .b: weights.b,
      ])
    }
  }

  /// Draws so many features that the weights are too many for a numerical gradient.
  private func features(_ random: inout RandomState) -> Int {
    random.size(120_000...120_500) / (gates == 1 ? 1 : 2)
  }

  /// Draws weights for which the cells are not saturated.
  private func weights(
    _ features: Int, _ units: Int, _ random: inout RandomState
  ) -> (wx: Tensor<Double>, wh: Tensor<Double>, b: Tensor<Double>) {
    let wx = random.randn([features, gates * units]) / Double(features).squareRoot()
    let wh = random.randn([units, gates * units]) / Double(units).squareRoot()
    return (wx, wh, random.randn([gates * units]) * 0.5)
  }
}
