import Core
import Foundation

/// Measures the ratio of two times until it is clearly on one side of a threshold.
///
/// Rounds of student and yardstick alternate, so that a machine that slows down slows both. Each
/// round gives the logarithm of one ratio; the verdict comes from a confidence interval of their
/// mean (Student's t, 99 %). While the threshold lies inside the interval there are more rounds, up
/// to a budget; when it still does, the student keeps the points, and the report says so.
package struct SpeedMeasurement: Sendable {
  /// The largest ratio that passes.
  package let threshold: Double
  /// Rounds before a first verdict, and the most that are spent.
  package var rounds = 5...25
  private var logRatios: [Double] = []
  private var student: [Double] = []
  private var yardstick: [Double] = []

  /// Makes a measurement without rounds.
  package init(threshold: Double) {
    self.threshold = threshold
  }

  /// What can be said so far.
  package enum Verdict: Sendable, Equatable {
    case faster, slower, unclear
    case needsMoreRounds
  }

  /// Adds the times of one round, in seconds.
  package mutating func add(student: Double, yardstick: Double) {
    // A clock tick is the least that can be told from nothing.
    let (a, b) = (max(student, 1e-7), max(yardstick, 1e-7))
    logRatios.append(log(a / b))
    self.student.append(a)
    self.yardstick.append(b)
  }

  /// The 99 % confidence interval of the ratio, as the exponential of the interval of its logarithm.
  package var interval: ClosedRange<Double> {
    let count = Double(logRatios.count)
    guard count > 1 else { return 0...Double.infinity }
    let mean = logRatios.reduce(0, +) / count
    let variance = logRatios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let reach = Self.quantile(freedom: Int(count) - 1) * (variance / count).squareRoot()
    return exp(mean - reach)...exp(mean + reach)
  }

  /// The verdict of the rounds so far.
  package var verdict: Verdict {
    guard logRatios.count >= rounds.lowerBound else { return .needsMoreRounds }
    let interval = interval
    if interval.upperBound <= threshold { return .faster }
    if interval.lowerBound > threshold { return .slower }
    return logRatios.count < rounds.upperBound ? .needsMoreRounds : .unclear
  }

  /// The measurement as reports show it.
  package func timing(yardstick name: String) -> GradingReport.Timing {
    let interval = interval
    return GradingReport.Timing(
      yardstick: name, ratio: exp(Self.median(logRatios)), lower: interval.lowerBound,
      upper: interval.upperBound, threshold: threshold, rounds: logRatios.count,
      studentSeconds: Self.median(student), yardstickSeconds: Self.median(yardstick))
  }

  private static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The 0.995 quantile of Student's t distribution, from a table; beyond it, the next smaller entry.
  private static func quantile(freedom: Int) -> Double {
    let table = [
      1: 63.657, 2: 9.925, 3: 5.841, 4: 4.604, 5: 4.032, 6: 3.707, 7: 3.499, 8: 3.355, 9: 3.250,
      10: 3.169, 12: 3.055, 15: 2.947, 20: 2.845, 30: 2.750,
    ]
    return table.filter { $0.key <= freedom }.max { $0.key < $1.key }?.value ?? 63.657
  }
}

extension CheckContext {
  /// Which code a speed check measures against.
  enum Yardstick {
    /// Another exercise of the student's own.
    case own(exercise: String, name: String)
    /// The reference.
    case reference(exercise: String)

    var name: String {
      switch self {
      case .own(_, let name): name
      case .reference: "the reference"
      }
    }
  }

  /// Measures an exercise of the student's against a yardstick, with fresh inputs in each round and
  /// the results checked in each round.
  ///
  /// - Parameter inputs: Draws the inputs of one round.
  func measure(
    _ exercise: String, against yardstick: Yardstick, inputs: (inout RandomState) -> Payload
  ) throws -> Finding {
    var measurement = SpeedMeasurement(threshold: entry.threshold ?? 1)
    // One round each that does not count: pages are touched, and thresholds of allocators settle.
    _ = try oneRound(exercise, yardstick, inputs)
    while measurement.verdict == .needsMoreRounds {
      let round = try oneRound(exercise, yardstick, inputs)
      if let wrong = round.wrong { return wrong }
      measurement.add(student: round.student, yardstick: round.yardstick)
    }
    return finding(measurement, yardstick)
  }

  private func oneRound(
    _ exercise: String, _ yardstick: Yardstick, _ inputs: (inout RandomState) -> Payload
  ) throws -> (student: Double, yardstick: Double, wrong: Finding?) {
    let input = inputs(&random)
    let expected = try expected(exercise, input)
    let form = AnswerForm(like: expected)
    let mine = try timedCall(exercise, input, form)
    let other: Double
    switch yardstick {
    case .own(let exercise, _):
      // Inputs of its own, so that nothing computed for the one helps the other.
      other = try timedCall(exercise, inputs(&random), form).seconds
    case .reference(let exercise):
      let outcome = try self.yardstick.call(exercise, input, form: form, timeLimit: timeLimit)
      guard case .answered(let answer) = outcome else {
        throw GraderFault("the reference gave no answer in its box: \(outcome)")
      }
      other = answer.seconds
    }
    // In Float, elements near zero carry the rounding of the larger terms they are sums of.
    let wrong = difference(
      mine.payload, expected, situation: "a round of the measurement", floor: 1e-2)
    return (mine.seconds, other, wrong)
  }

  /// A call of the student's code that counts by its time.
  private func timedCall(
    _ exercise: String, _ input: Payload, _ form: AnswerForm
  ) throws -> CallOutcome.Answer {
    let outcome = try student.call(exercise, input, form: form, timeLimit: timeLimit)
    guard case .answered(let answer) = outcome else {
      throw EarlyEnd(outcome) ?? EarlyEnd(.fail("no outcome"))
    }
    guard answer.threadsLeft == 0 else {
      throw EarlyEnd(
        Finding(
          .refused,
          "The call left \(answer.threadsLeft) threads running when it answered. What is timed has to "
            + "be done when it answers: use no threads of your own here."))
    }
    return answer
  }

  private func finding(_ measurement: SpeedMeasurement, _ yardstick: Yardstick) -> Finding {
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
    finding.timing = timing
    return finding
  }
}
