import Core

/// The numbers that decide a verdict and stand in no rubric.
///
/// `swift run Grader help rubric` prints them, with those of Core's rule of kinks
/// (`OneSidedSlopes`), which labs use too.
package enum JudgingDefaults {
  /// Seconds of wall time for one call, where neither rubric nor command line gives a limit.
  package static let timeLimit = 20.0

  /// The least denominator of a relative error; below it, errors are absolute ones.
  package static let floor = 1e-8
  /// The least denominator for the gradients of a network: a bias before a batch normalization has
  /// a gradient of zero, of which only the rounding is left.
  package static let netFloor = 1e-4
  /// The least denominator for normalization layers, whose gradients are small differences of large
  /// terms.
  package static let normalizationFloor = 1e-4
  /// The least denominator for distances: those near zero carry the rounding of their squares.
  package static let distanceFloor = 1.0
  /// The least denominator for the results of timed calls, which compute in `Float`.
  package static let speedFloor = 1e-2

  /// The largest relative error of a loss that counts as the right one, when its gradient differs.
  package static let lossTolerance = 1e-7
  /// The cosine of the angle to the right gradient above which a wrong forward pass is an attempt
  /// at the right one, so that a gradient that fits it keeps its points.
  package static let leastCosine = 0.5
  /// The largest element of a gradient that counts as zero, which has no direction.
  package static let zeroGradient = 1e-9

  /// The largest relative error of a gradient beside central differences of the student's own code.
  package static let ownSlopeTolerance = 1e-4
  /// How far a coordinate is moved for central differences.
  package static let step = 1e-5
  /// How many coordinates of a gradient are compared with central differences.
  package static let samples = 24
  /// The same where each of them is costly: one parameter of several.
  package static let fewSamples = 8
  /// The least slope of a loss that an error is seen in relation to.
  package static let leastLossSlope = 1e-3
  /// The least slope of a layer's output that an error is seen in relation to.
  package static let leastOutputSlope = 1e-2
  /// The share of the least slope below which slopes on both sides of a point may differ.
  package static let noiseShare = 1e-6

  /// The largest error of a timed result as a whole, ‖x − y‖ / ‖y‖, in the middle of the rounds.
  ///
  /// Sums in `Float`, in whatever order, stay below 2e-6 in the exercises that are timed; inputs
  /// rounded to sixteen bits give 5e-5 to 3e-3. The middle round counts, because a rounding error
  /// that turns a hinge loss on or off shows in a rare round, and a lower precision in each.
  package static let precision = 1e-5
  /// Rounds of a measurement before a first verdict, and the most that are spent.
  package static let rounds = 5...25
  /// The 0.995 quantile of Student's t distribution by degrees of freedom, which makes the interval
  /// of a ratio of times one of 99 % confidence; between two entries, the one before holds.
  package static let confidenceQuantiles: KeyValuePairs = [
    1: 63.657, 2: 9.925, 3: 5.841, 4: 4.604, 5: 4.032, 6: 3.707, 7: 3.499, 8: 3.355, 9: 3.250,
    10: 3.169, 12: 3.055, 15: 2.947, 20: 2.845, 30: 2.750,
  ]
  /// A clock tick in seconds, the least time that can be told from nothing.
  package static let clockTick = 1e-7
  /// A yardstick of the student's own counts so long at most that code which takes this share of
  /// the reference's time for the same task cannot pass.
  package static let yardstickCap = 0.8
  /// How often the reference is timed for that.
  package static let capRounds = 3

  /// One of the numbers, for a reader.
  package struct Line: Sendable, Equatable {
    package let name: String
    package let value: String
    /// What it decides.
    package let meaning: String
  }

  /// All of them, in order.
  package static let lines = [
    line("timeLimit", timeLimit, "seconds for one call, unless the rubric says"),
    line("floor", floor, "least denominator of a relative error"),
    line("netFloor", netFloor, "the same for gradients of networks"),
    line("normalizationFloor", normalizationFloor, "the same for normalization layers"),
    line("distanceFloor", distanceFloor, "the same for distances"),
    line("speedFloor", speedFloor, "the same for results of timed calls"),
    line("lossTolerance", lossTolerance, "error of a right loss, if its gradient differs"),
    line("leastCosine", leastCosine, "cosine to the right gradient of an attempt"),
    line("zeroGradient", zeroGradient, "largest element of a gradient of zero"),
    line("ownSlopeTolerance", ownSlopeTolerance, "error beside the student's own differences"),
    line("step", step, "move of a coordinate for central differences"),
    line("samples", samples, "coordinates that are compared with them"),
    line("fewSamples", fewSamples, "the same for one parameter of several"),
    line("leastLossSlope", leastLossSlope, "least slope of a loss in a relative error"),
    line("leastOutputSlope", leastOutputSlope, "least slope of an output in a relative error"),
    line("noiseShare", noiseShare, "share of the least slope that is noise"),
    line(
      "kink.leastDifference", OneSidedSlopes.leastDifference,
      "difference of the two slopes that counts"
    ),
    line(
      "kink.halvingError", OneSidedSlopes.halvingError,
      "error of halving it at half the step"),
    line("kink.meanShift", OneSidedSlopes.meanShift, "how far their mean may move then"),
    line("kink.roundings", OneSidedSlopes.roundings, "units in the last place that are rounding"),
    line("precision", precision, "error of a timed result as a whole"),
    line(
      "rounds", "\(rounds.lowerBound) to \(rounds.upperBound)",
      "rounds of a measurement: least and most"),
    line("confidenceQuantiles", "99 %", "confidence of a ratio, by Student's t"),
    line("clockTick", clockTick, "least seconds that a call counts"),
    line("yardstickCap", yardstickCap, "least share of the reference's time to fail"),
    line("capRounds", capRounds, "timings of the reference for that"),
  ]

  private static func line(_ name: String, _ value: some Sendable, _ meaning: String) -> Line {
    Line(name: name, value: "\(value)", meaning: meaning)
  }
}
