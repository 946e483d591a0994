import Foundation
package import Record

/// Measures the ratio of two times until it is clearly on one side of a threshold.
///
/// The student's code and the baseline run alternately, so that a slow phase of the machine affects
/// both. Each round gives the logarithm of one ratio, and the verdict is based on a confidence
/// interval of the mean of these logarithms (`JudgingDefaults.confidenceQuantiles`, and at first
/// `JudgingDefaults.ratioScatter`). As long as the interval contains the threshold, further rounds
/// are run, up to a limit. If the interval still contains the threshold after the last round, the
/// student keeps the points, and the report says so.
package struct SpeedMeasurement: Sendable {
  /// The largest ratio that passes.
  package let threshold: Double
  /// The number of rounds before the first verdict, and the maximum number of rounds.
  package var rounds = JudgingDefaults.rounds
  private var logRatios: [Double] = []
  private var student: [Double] = []
  private var yardstick: [Double] = []

  /// Creates a measurement without rounds.
  package init(threshold: Double) {
    self.threshold = threshold
  }

  /// What can be concluded from the rounds so far.
  package enum Verdict: Sendable, Equatable {
    case faster, slower, unclear
    case needsMoreRounds
  }

  /// Adds the times of one round, in seconds.
  package mutating func add(student: Double, yardstick: Double) {
    let tick = JudgingDefaults.clockTick
    let (a, b) = (max(student, tick), max(yardstick, tick))
    logRatios.append(log(a / b))
    self.student.append(a)
    self.yardstick.append(b)
  }

  /// The confidence interval of the ratio, which is the exponential of the interval of its
  /// logarithm.
  package var interval: ClosedRange<Double> {
    let count = Double(logRatios.count)
    guard count > 1 else { return 0...Double.infinity }
    let mean = logRatios.reduce(0, +) / count
    let variance = logRatios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let reach = Self.reach(logRatios.count, deviation: variance.squareRoot()) / count.squareRoot()
    return exp(mean - reach)...exp(mean + reach)
  }

  /// The verdict after the rounds so far.
  package var verdict: Verdict {
    guard logRatios.count >= rounds.lowerBound else { return .needsMoreRounds }
    let interval = interval
    if interval.upperBound <= threshold { return .faster }
    if interval.lowerBound > threshold { return .slower }
    return logRatios.count < rounds.upperBound ? .needsMoreRounds : .unclear
  }

  /// The number of rounds to prepare at once: those before the first verdict, then two at a time.
  var roundsToPrepare: Int {
    min(max(rounds.lowerBound - logRatios.count, 2), rounds.upperBound - logRatios.count)
  }

  /// Summarizes the measurement for reports.
  package func timing(yardstick name: String) -> Finding.Timing {
    let interval = interval
    return Finding.Timing(
      yardstick: name, ratio: exp(Self.median(logRatios)), lower: interval.lowerBound,
      upper: interval.upperBound, threshold: threshold, rounds: logRatios.count,
      studentSeconds: Self.median(student), yardstickSeconds: Self.median(yardstick))
  }

  /// Returns the median of the given numbers.
  package static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// Returns how far the interval reaches to each side, times the root of the number of rounds.
  private static func reach(_ count: Int, deviation: Double) -> Double {
    let quantiles = JudgingDefaults.confidenceQuantiles
    let reach = (quantiles.last { $0.key <= count - 1 }?.value ?? .infinity) * deviation
    guard (3...4).contains(count) else { return reach }
    let scatter = max(deviation, JudgingDefaults.ratioScatter)
    return min(reach, JudgingDefaults.scatterQuantile * scatter)
  }
}
