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

/// The largest time that counts for the student's own baseline.
///
/// Without this cap, students could pass by slowing down their baseline. With the cap, code cannot
/// pass if it takes more than four fifths of the reference's time for the same task.
package struct YardstickCap {
  /// The cap, divided by the reference's time.
  package let factor: Double
  package private(set) var wasReached = false
  private var reference: [Double] = []
  /// The most that counts, divided by the reference's time.
  private let most: Double

  /// Creates the cap for a check.
  ///
  /// - Parameters:
  ///   - threshold: The largest ratio that passes.
  ///   - isOptimized: Whether the student's baseline was compiled with optimization. If not, it
  ///     counts as no slower than the reference, so that nobody passes because of that.
  package init(threshold: Double, isOptimized: Bool = true) {
    factor = JudgingDefaults.yardstickCap / threshold
    most = isOptimized ? factor : min(1, factor)
  }

  /// How many more times the reference should be timed.
  package var missing: Int { max(0, JudgingDefaults.capRounds - reference.count) }

  /// Adds a measured time of the reference, in seconds.
  package mutating func add(reference seconds: Double) {
    reference.append(seconds)
  }

  /// Returns the time that counts for the student's baseline: the measured time, or the cap if that
  /// is less.
  package mutating func counted(_ own: Double) -> Double {
    guard let fastest = reference.min(), own > most * fastest else { return own }
    if own > factor * fastest { wasReached = true }
    return most * fastest
  }
}
