package import Core
import Exchange
import Record

/// Returns the largest error ‖x − y‖ / ‖y‖ among a result's tensors.
package func relativeNorm(_ received: Payload, _ exact: Payload) -> Double {
  exact.tensors.map { name, wanted in
    received.tensors[name].map { TensorDifference.relativeNorm($0, from: wanted) } ?? .infinity
  }.max() ?? 0
}

extension CheckContext {
  /// Creates a failure if the results are less precise than `Float` allows.
  func imprecise(_ errors: [Double]) -> Finding? {
    let (error, precision) = (SpeedMeasurement.median(errors), JudgingDefaults.precision)
    guard error > precision else { return nil }
    return .fail(.speed(.imprecise(error: error, tolerance: precision)))
  }

  /// Creates the finding about a measurement.
  func finding(
    _ measurement: SpeedMeasurement, _ yardstick: Yardstick
  ) -> Finding {
    let timing = measurement.timing(yardstick: yardstick.name)
    let (lower, upper) = (timing.lower, timing.upper)
    var finding =
      switch measurement.verdict {
      case .faster:
        Finding.pass(
          .speed(
            .fastEnough(
              yardstick: yardstick.name, lower: lower, upper: upper, threshold: timing.threshold)))
      case .slower:
        Finding.fail(
          .speed(
            .tooSlow(
              yardstick: yardstick.name, lower: lower, upper: upper, threshold: timing.threshold)))
      case .unclear, .needsMoreRounds:
        Finding.pass(
          .speed(
            .tooClose(
              yardstick: yardstick.name, lower: lower, upper: upper, threshold: timing.threshold,
              rounds: timing.rounds)))
      }
    finding.timing = timing
    return finding
  }
}
