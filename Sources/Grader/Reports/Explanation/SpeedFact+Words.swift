import Presentation
import Record

extension SpeedFact {
  /// The sentence that students read.
  var sentence: String? {
    switch self {
    case .fastEnough(let yardstick, let lower, let upper, let threshold):
      "Your code takes \(Self.range(yardstick, lower, upper, threshold))."
    case .tooSlow(let yardstick, let lower, let upper, let threshold):
      "Your code takes \(Self.range(yardstick, lower, upper, threshold)). Look for a loop over "
        + "examples, or an array that is copied."
    case .tooClose(let yardstick, let lower, let upper, let threshold, let rounds):
      "Too close to call after \(rounds) rounds: your code takes "
        + "\(Self.range(yardstick, lower, upper, threshold)). You keep the points."
    case .imprecise:
      "Your results are less precise than Float allows. Compute with the full precision of Float."
    case .tooSoon(let seconds, let least, let operations):
      "The answer came after \(seconds.significant(2)) seconds. This machine needs at least "
        + "\(least.significant(2)) seconds to read these inputs and do the required "
        + "\(operations.significant(2)) multiplications and additions, so the answer was not "
        + "computed during the call. Compute it in every call."
    }
  }

  /// The values to list below the explanation, one per line.
  var details: [Explanation.Line] {
    guard case .imprecise(let error, let tolerance) = self else { return [] }
    return .init([
      "relative error of all elements": error.significant(2), "allowed": tolerance.significant(2),
    ])
  }

  private static func range(
    _ yardstick: String, _ lower: Double, _ upper: Double, _ threshold: Double
  ) -> String {
    "\(lower.significant(2)) to \(upper.significant(2)) times as long as \(yardstick); at most "
      + "\(threshold.significant(2)) is allowed"
  }
}
