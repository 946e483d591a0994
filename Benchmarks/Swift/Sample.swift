import Foundation

/// Numbers that are taken to come from one normal distribution.
struct Sample {
  let count: Int
  let mean: Double
  /// The standard deviation, estimated with N − 1; 0 of a single number.
  let deviation: Double
  let minimum: Double

  /// A sample of at least one number.
  init(_ values: [Double]) {
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = (squares / Double(max(values.count - 1, 1))).squareRoot()
    minimum = values.min() ?? mean
  }

  /// The mean and the standard deviation.
  var text: String { "\(mean.fixed(1)) ± \(deviation.fixed(1))" }

  /// How many standard deviations a number lies below the mean.
  func deviations(below mean: Double) -> Double {
    deviation > 0 ? (self.mean - mean) / deviation : .infinity
  }

  /// The chance that another number falls below `limit` if the distribution is the normal one with
  /// this mean and deviation.
  func normalTail(below limit: Double) -> Double {
    erfc(deviations(below: limit) / 2.0.squareRoot()) / 2
  }

  /// The largest chance that is compatible, at 95 %, with none of the numbers having fallen below:
  /// the rule of three.
  var ruleOfThree: Double { min(3 / Double(count), 1) }
}
