import Core

/// The numbers that affect verdicts but are not in a rubric.
///
/// `./grader help rubric` prints these numbers, and those with which Core detects kinks
/// (`OneSidedSlopes`) and which the labs use too.
package enum JudgingDefaults {
  /// The time limit for one call, in seconds, unless the rubric or the command line gives another.
  package static let timeLimit = 20.0

  /// The smallest denominator to use for relative errors, unless a more specific one is given
  /// below.
  ///
  /// If both values are smaller than this, their relative error is in effect an absolute error.
  package static let floor = 1e-8
  /// The smallest denominator for relative errors of a network's gradients.
  ///
  /// The gradient of a bias before batch normalization is zero except for rounding errors.
  package static let netFloor = 1e-4
  /// The smallest denominator for relative errors of normalization layers, because their gradients
  /// are small differences of large terms.
  package static let normalizationFloor = 1e-4
  /// The smallest denominator for relative errors of distances.
  ///
  /// A distance near zero is dominated by the rounding error of its square.
  package static let distanceFloor = 1.0
  /// The smallest denominator for relative errors in the results of timed calls, which compute in
  /// `Float`.
  package static let speedFloor = 1e-2

  /// The smallest denominator of a relative error, as a fraction of the tensor's largest element.
  ///
  /// A sum that is nearly zero has the rounding error of its terms.
  package static let floorShare = 1e-6

  /// The largest relative error at which a forward pass counts as right when its gradient is wrong.
  package static let forwardTolerance = 1e-7
  /// The largest relative difference between the ratios of a function's values for large and for
  /// small inputs.
  package static let twinTolerance = 1e-6
  /// The gradient of a wrong forward pass keeps its points only if the cosine of its angle to the
  /// right gradient is at least this, for every tensor in every case.
  package static let leastCosine = 0.9
  /// A prediction may follow the student's own wrong scores if the cosine of their angle to the
  /// right scores is at least this.
  package static let leastScoreCosine = 0.5
  /// A numerical gradient takes no long for fewer parameters.
  package static let manyParameters = 1000
  /// A function is linear if its bend is at most this fraction of its bend and rise.
  package static let linearShare = 1e-6
  /// The gradient of a wrong forward pass keeps its points only if the pass bends at least this
  /// fraction of what the right one does.
  package static let leastBend = 0.1
  /// A gradient whose elements are all at most this large counts as zero, and so has no direction.
  package static let zeroGradient = 1e-9

  /// The largest relative error between a gradient and central differences of the student's own
  /// code.
  package static let ownSlopeTolerance = 1e-4
  /// The step h of central differences.
  package static let step = 1e-5
  /// The largest number of elements at which all of them take the whole step together.
  ///
  /// Above it the step shrinks as their number grows, so that few of them reach a kink.
  package static let stepElements = 1e4
  /// The number of random directions along which a gradient is compared with central differences.
  package static let directions = 5
  /// The number of elements of a gradient whose central differences explain a mistake.
  package static let samples = 24
  /// The maximum number of elements in the points of such a comparison.
  package static let sampledElements = 1_000_000
  /// The smallest denominator of the relative error of a loss's slope.
  package static let leastLossSlope = 1e-3
  /// The smallest denominator for relative errors of a layer output's slope.
  package static let leastOutputSlope = 1e-2
  /// A difference of one-sided slopes counts as noise if it is at most this fraction of the
  /// smallest denominator.
  package static let noiseShare = 1e-6

  /// The largest error of a timed result, ‖x − y‖ / ‖y‖, in the median round.
  ///
  /// In the timed exercises, the error of sums in `Float` stays below 2e-6 in any order of the
  /// terms, and inputs rounded to 16 bits cause errors of 5e-5 to 3e-3. The median round counts
  /// because a rounding error that switches a hinge loss on or off affects only a few rounds,
  /// whereas a lower precision affects all of them.
  package static let precision = 1e-5
  /// The number of rounds before the first verdict, and the maximum number of rounds.
  package static let rounds = 3...34
  /// Quantiles of Student's t distribution by degrees of freedom, for the confidence interval of a
  /// ratio of times.
  ///
  /// After three and four rounds, the interval is that of 99.97 %, and after more, of 99.3 %,
  /// because the verdict may come after any of them. `Scripts/second-opinion/speed_rule.py`
  /// compares this rule with others. For degrees of freedom between two entries, the entry with
  /// fewer degrees is used.
  package static let confidenceQuantiles: KeyValuePairs = [
    2: 57.722, 3: 19.382, 4: 5.096, 5: 4.403, 6: 4.015, 7: 3.768, 8: 3.598, 9: 3.474, 10: 3.380,
    12: 3.247, 15: 3.122, 20: 3.005, 30: 2.895,
  ]
  /// The largest expected standard deviation of the logarithm of a ratio of times.
  ///
  /// After three and four rounds, the interval is no wider than for this one, unless a larger one
  /// is seen. So what is clear by a factor of three needs no further rounds.
  package static let ratioScatter = 0.5
  /// The quantile of the normal distribution for that interval, of 99.97 %.
  package static let scatterQuantile = 3.615
  /// The length of a clock tick in seconds.
  ///
  /// Shorter times count as one tick.
  package static let clockTick = 1e-7

  /// Returns the step h of central differences along a direction in which all elements change.
  static func step(elements: Int) -> Double { step / max(1, Double(elements) / stepElements) }

  /// Returns the number of elements whose central differences explain a mistake.
  static func samples(of elements: Int) -> Int {
    min(samples, elements, max(1, sampledElements / (2 * max(1, elements))))
  }

  /// One of these numbers, as it is printed.
  package struct Line: Sendable, Equatable {
    package let name: String
    package let value: String
    /// The meaning of the number.
    package let meaning: String
  }

  /// All of these numbers, in the order in which they are printed.
  package static let lines = [
    line("timeLimit", timeLimit, "seconds per call, unless set in the rubric"),
    line("floor", floor, "smallest denominator of a relative error"),
    line("netFloor", netFloor, "floor for gradients of networks"),
    line("normalizationFloor", normalizationFloor, "floor for normalization layers"),
    line("distanceFloor", distanceFloor, "floor for distances"),
    line("speedFloor", speedFloor, "floor for results of timed calls"),
    line("floorShare", floorShare, "floor, as a fraction of the largest element"),
    line("forwardTolerance", forwardTolerance, "largest error of a right loss or output"),
    line("twinTolerance", twinTolerance, "largest difference between sizes of input"),
    line("leastCosine", leastCosine, "smallest cosine between own and right gradient"),
    line("leastScoreCosine", leastScoreCosine, "the same for scores that predictions follow"),
    line("manyParameters", manyParameters, "parameters whose slopes take long"),
    line("linearShare", linearShare, "largest bend of a linear function"),
    line("leastBend", leastBend, "smallest bend, relative to the right one's"),
    line("zeroGradient", zeroGradient, "largest element of a zero gradient"),
    line(
      "ownSlopeTolerance", ownSlopeTolerance,
      "tolerance for the code's own numerical gradient"),
    line("step", step, "step h of central differences"),
    line("stepElements", stepElements, "elements that take the whole step together"),
    line("directions", directions, "directions compared with central differences"),
    line("samples", samples, "elements that explain a wrong gradient"),
    line("sampledElements", sampledElements, "largest size of their points together"),
    line("leastLossSlope", leastLossSlope, "smallest denominator for slopes of a loss"),
    line("leastOutputSlope", leastOutputSlope, "smallest denominator for slopes of an output"),
    line("noiseShare", noiseShare, "noise, as a fraction of the denominator"),
    line(
      "kink.leastDifference", OneSidedSlopes.leastDifference,
      "smallest difference between one-sided slopes"
    ),
    line(
      "kink.halvingError", OneSidedSlopes.halvingError,
      "allowed error of that at half the step"),
    line(
      "kink.meanShift", OneSidedSlopes.meanShift,
      "allowed change in the mean at half the step"),
    line("kink.roundings", OneSidedSlopes.roundings, "rounding error, in units in the last place"),
    line("precision", precision, "largest error of a timed result, ‖x − y‖ / ‖y‖"),
    line(
      "rounds", "\(rounds.lowerBound) to \(rounds.upperBound)",
      "minimum and maximum number of rounds"),
    line("confidenceQuantiles", "99.3 %", "confidence of time ratios (99.97 % at first)"),
    line("ratioScatter", ratioScatter, "largest expected scatter of a log ratio"),
    line("scatterQuantile", scatterQuantile, "quantile for it, at first"),
    line("clockTick", clockTick, "shortest time that counts, in seconds"),
  ]

  private static func line(_ name: String, _ value: some Sendable, _ meaning: String) -> Line {
    Line(name: name, value: "\(value)", meaning: meaning)
  }
}
