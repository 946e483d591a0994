package import Core
import Exchange
import Record

/// The largest error of a result as a whole, over its tensors.
package func relativeNorm(_ received: Payload, _ exact: Payload) -> Double {
  exact.tensors.map { name, wanted in
    received.tensors[name].map { TensorDifference.relativeNorm($0, from: wanted) } ?? .infinity
  }.max() ?? 0
}

extension CheckContext {
  /// A failure when the results are less precise than `Float` makes them.
  func imprecise(_ errors: [Double]) -> Finding? {
    let (error, precision) = (SpeedMeasurement.median(errors), JudgingDefaults.precision)
    guard error > precision else { return nil }
    return .fail(.speed(.imprecise(error: error, tolerance: precision)))
  }

  /// The verdict of a measurement.
  func finding(
    _ measurement: SpeedMeasurement, _ yardstick: Yardstick, _ cap: YardstickCap
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
    if cap.wasReached {
      finding.facts.append(
        .speed(.slowYardstick(yardstick: yardstick.name, factor: cap.factor)))
    }
    finding.timing = timing
    return finding
  }
}

/// How long a yardstick of the student's own may count.
///
/// Somebody who slows it down would pass with anything. So it counts so long at most that code no
/// faster than four fifths of the reference's version of the same task cannot pass.
package struct YardstickCap {
  /// The most that it counts, in times of the reference.
  package let factor: Double
  package private(set) var wasReached = false
  private var reference: [Double] = []

  /// Bounds a yardstick by the ratio that passes.
  package init(threshold: Double) {
    factor = JudgingDefaults.yardstickCap / threshold
  }

  /// Whether the reference should be timed once more.
  package var wantsMore: Bool { reference.count < JudgingDefaults.capRounds }

  /// Adds a time of the reference, in seconds.
  package mutating func add(reference seconds: Double) {
    reference.append(seconds)
  }

  /// What a time of the student's yardstick counts.
  package mutating func counted(_ own: Double) -> Double {
    guard let fastest = reference.min(), own > factor * fastest else { return own }
    wasReached = true
    return factor * fastest
  }
}
