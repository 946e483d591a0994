/// A fact about measured times.
package enum SpeedFact: Sendable, Equatable, Codable, FactGroup {
  /// The student's code is fast enough: the confidence interval ends below the threshold.
  case fastEnough(yardstick: String, lower: Double, upper: Double, threshold: Double)
  /// The student's code is too slow: the confidence interval begins above the threshold.
  case tooSlow(yardstick: String, lower: Double, upper: Double, threshold: Double)
  /// After `rounds` rounds, the confidence interval still contains the threshold, so the student
  /// keeps the points.
  case tooClose(
    yardstick: String, lower: Double, upper: Double, threshold: Double, rounds: Int)
  /// The results are less precise than their element type allows.
  case imprecise(error: Double, tolerance: Double)
  /// The answer arrived sooner than this machine could have computed it.
  case tooSoon(seconds: Double, least: Double, operations: Double)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case fastEnough, tooSlow, tooClose, imprecise, tooSoon
  }
}
