/// What was found of a gradient.
package enum GradientFact: Sendable, Equatable, Codable, FactGroup {
  /// What a gradient is the gradient of.
  package enum Pass: String, Sendable, Codable, CaseIterable {
    case loss
    /// The output of a layer.
    case output
  }

  /// The gradients agree with the reference's in so many cases.
  case gradientAgrees(cases: Int)
  /// The gradient is right for the student's own loss or output, which differs from the definition.
  case fitsOwnForward(pass: Pass)
  /// The gradient is that of the student's own loss or output, which is another function.
  case foreignForward(pass: Pass)
  /// The student's loss or output is right.
  case forwardIsRight(pass: Pass)
  /// The student's loss or output is wrong, too.
  case forwardIsWrong(pass: Pass)
  /// The gradient agrees with central differences of the student's own code where it was sampled.
  case slopesAgree(pass: Pass)
  /// The gradient differs from central differences of the student's own code.
  case slopesDiffer(pass: Pass, parameter: String, index: [Int], slope: Double, gradient: Double)
  /// The student's own code has a kink at every sampled coordinate.
  case onlyKinks(pass: Pass, parameter: String, coordinates: Int)
  /// The gradient of so many parameters was asked for at once, and time was up.
  case manyParameters(count: Int)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case gradientAgrees, fitsOwnForward, foreignForward, forwardIsRight, forwardIsWrong
    case slopesAgree, slopesDiffer, onlyKinks, manyParameters
  }
}
