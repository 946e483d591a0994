import Foundation

/// Numbers that are assumed to come from one normal distribution.
struct Sample {
  let count: Int
  let mean: Double
  /// The standard deviation, estimated with N − 1; 0 for a single number.
  let deviation: Double
  let minimum: Double

  /// Creates a sample of at least one number.
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

  /// How many standard deviations a number is below the mean.
  func deviations(below mean: Double) -> Double {
    deviation > 0 ? (self.mean - mean) / deviation : .infinity
  }

  /// The probability that another number is below `limit`, for a normal distribution with this mean
  /// and standard deviation.
  func normalTail(below limit: Double) -> Double {
    erfc(deviations(below: limit) / 2.0.squareRoot()) / 2
  }

  /// The upper end of the 95 % confidence interval of this probability if no number was below: the
  /// rule of three.
  var ruleOfThree: Double { min(3 / Double(count), 1) }
}
