import Foundation

/// What a number of failures says about the chance of a failure.
package enum ErrorRate {
  /// The largest chance with which so few failures still happen with the given probability: the
  /// exact bound of Clopper and Pearson (1934) on one side.
  ///
  /// - Parameters:
  ///   - failures: The number of failures.
  ///   - trials: The number of trials, at least 1.
  ///   - confidence: The confidence, such as 0.95.
  /// - Returns: The chance, from 0 to 1.
  package static func most(failures: Int, of trials: Int, confidence: Double) -> Double {
    guard failures < trials else { return 1 }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let chance = (low + high) / 2
      if atMost(failures, of: trials, chance) > 1 - confidence {
        low = chance
      } else {
        high = chance
      }
    }
    return high
  }

  /// The probability of at most a number of failures.
  private static func atMost(_ failures: Int, of trials: Int, _ chance: Double) -> Double {
    var logTerm = Double(trials) * log1p(-chance)
    var sum = exp(logTerm)
    for count in 0..<failures {
      logTerm += log(Double(trials - count) / Double(count + 1)) + log(chance) - log1p(-chance)
      sum += exp(logTerm)
    }
    return sum
  }
}
