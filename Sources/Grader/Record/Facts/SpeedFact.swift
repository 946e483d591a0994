/// What was found of times.
package enum SpeedFact: Sendable, Equatable, Codable, FactGroup {
  /// The student's code is fast enough: the interval of the ratio ends below the threshold.
  case fastEnough(yardstick: String, lower: Double, upper: Double, threshold: Double)
  /// The student's code is too slow: the interval of the ratio begins above the threshold.
  case tooSlow(yardstick: String, lower: Double, upper: Double, threshold: Double)
  /// The interval holds the threshold after so many rounds, and the student keeps the points.
  case tooClose(
    yardstick: String, lower: Double, upper: Double, threshold: Double, rounds: Int)
  /// The student's own yardstick was slow, and counted as so many times the reference's time.
  case slowYardstick(yardstick: String, factor: Double)
  /// The results are less precise than their element type makes them.
  case imprecise(error: Double, tolerance: Double)
  /// The answer came sooner than this machine can compute it.
  case tooSoon(seconds: Double, least: Double, operations: Double)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case fastEnough, tooSlow, tooClose, slowYardstick, imprecise, tooSoon
  }
}
