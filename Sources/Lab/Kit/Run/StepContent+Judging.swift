import Presentation

extension StepContent {
  /// Judges a number.
  ///
  /// A step is right if it judges something and every value keeps its bound.
  ///
  /// - Parameters:
  ///   - subject: What was measured.
  ///   - value: The number.
  ///   - bound: The bound that the number has to keep.
  ///   - digits: The number of digits to show.
  ///   - hint: What to look for if it does not keep the bound.
  package mutating func expect(
    _ subject: String, _ value: Double, _ bound: Bound, digits: Int = 3, else hint: String = ""
  ) {
    judge(
      Judgment(
        subject: subject, value: Wording.number(value, digits: digits),
        bound: bound.text { Wording.number($0) }, holds: bound.allows(value), hint: hint))
  }

  /// Judges a share, which is shown as a percentage.
  package mutating func expect(
    _ subject: String, share: Double, _ bound: Bound, else hint: String = ""
  ) {
    judge(
      Judgment(
        subject: subject, value: Wording.percent(share), bound: bound.text(Wording.percent),
        holds: bound.allows(share), hint: hint))
  }

  /// Adds a judgment only if it does not hold: what is always so proves nothing.
  package mutating func require(
    _ condition: Bool, _ subject: String, _ value: String, _ bound: String, else hint: String = ""
  ) {
    guard !condition else { return }
    judge(Judgment(subject: subject, value: value, bound: bound, holds: false, hint: hint))
  }
}
