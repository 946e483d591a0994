/// A fact about a gradient.
package enum GradientFact: Sendable, Equatable, Codable, FactGroup {
  /// The function that was differentiated.
  package enum Pass: String, Sendable, Codable, CaseIterable {
    case loss
    /// The output of a layer.
    case output
  }

  /// The gradients agree with the reference's. `cases` is the number of cases.
  case gradientAgrees(cases: Int)
  /// The gradient is correct for the student's own loss or output, which differs from the
  /// definition.
  case fitsOwnForward(pass: Pass)
  /// The gradient matches the student's own loss or output, which is a different function.
  case foreignForward(pass: Pass)
  /// Other gradients of the same call match the student's own loss or output.
  case othersFit(pass: Pass, outputs: [String])
  /// The student's loss or output is correct.
  case forwardIsRight(pass: Pass)
  /// The student's loss or output is also wrong.
  case forwardIsWrong(pass: Pass)
  /// The gradient agrees with central differences of the student's own code at the sampled
  /// elements.
  case slopesAgree(pass: Pass)
  /// The gradient differs from central differences of the student's own code.
  case slopesDiffer(pass: Pass, parameter: String, index: [Int], slope: Double, gradient: Double)
  /// The student's own code has a kink at every sampled element.
  case onlyKinks(pass: Pass, parameter: String, coordinates: Int)
  /// The call timed out. It had to compute the gradient with respect to `count` parameters.
  case manyParameters(count: Int)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case gradientAgrees, fitsOwnForward, foreignForward, othersFit, forwardIsRight, forwardIsWrong
    case slopesAgree, slopesDiffer, onlyKinks, manyParameters
  }
}
