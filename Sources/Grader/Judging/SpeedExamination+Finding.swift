package import Core
import Exchange
import Presentation
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
    return .fail(
      "Your results are less precise than Float: compute with all of its digits.",
      [
        ("relative error of the whole", error.significant(2)),
        ("allowed", precision.significant(2)),
      ])
  }

  /// The verdict of a measurement in words.
  func finding(
    _ measurement: SpeedMeasurement, _ yardstick: Yardstick, _ cap: YardstickCap
  ) -> Finding {
    let timing = measurement.timing(yardstick: yardstick.name)
    let range =
      "\(timing.lower.significant(2)) to \(timing.upper.significant(2)) times as long as "
      + "\(yardstick.name); at most \(timing.threshold.significant(2)) is asked"
    var finding: Finding
    switch measurement.verdict {
    case .faster: finding = .pass("Your code takes \(range).")
    case .slower:
      finding = .fail(
        "Your code takes \(range). Look for a loop over examples or an array that is copied.")
    case .unclear, .needsMoreRounds:
      finding = .pass(
        "Too close to call after \(timing.rounds) rounds: your code takes \(range). You keep the "
          + "points.")
    }
    if cap.wasReached {
      finding.explanation +=
        " \(yardstick.name.prefix(1).uppercased())\(yardstick.name.dropFirst()) is slow: it counts "
        + "as \(cap.factor.significant(2)) times the reference's time for the same task, no more."
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
