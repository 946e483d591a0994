import Record

extension Mistake {
  /// The sentence that students read about an output.
  func sentence(of tensor: String, in part: Part) -> String {
    switch part {
    case .whole: sentence("All values of '\(tensor)'", tensor)
    case .data: sentence("Apart from the regularization, all values of '\(tensor)'", tensor)
    case .regularization: "The regularization term of '\(tensor)' \(ofTerm)"
    }
  }

  /// What is said about a term.
  private var ofTerm: String {
    switch self {
    case .zero: "is missing."
    case .negated: "has the opposite sign."
    case .doubled: "is exactly twice the right one: look for a factor of 2."
    case .halved: "is exactly half of the right one: look for a factor of 2 that is missing."
    case .timesCount: "is multiplied by the number of examples: it belongs after the mean."
    case .overCount: "is divided by the number of examples: add it after the division."
    case .integerQuotient:
      "is 0 unless there is one example: 1 / n of two integers is 0 for n above 1, so write 1.0 / n."
    default: "is wrong."
    }
  }

  private func sentence(_ all: String, _ tensor: String) -> String {
    switch self {
    case .negated: "\(all) have the opposite sign."
    case .doubled: "\(all) are exactly twice the right ones: look for a factor of 2."
    case .halved:
      "\(all) are exactly half of the right ones: look for a factor of 2 that is missing."
    case .timesCount:
      "\(all) are the right ones times the number of examples: divide by it, to get a mean instead "
        + "of a sum."
    case .overCount:
      "\(all) are the right ones divided by the number of examples: divide by it once less."
    case .overCountLessOne:
      "\(all) fit a division by N − 1, where N is the number of examples: divide by N."
    case .normalizedOverCountLessOne:
      "\(all) fit a variance that is divided by N − 1, where N is the number of examples: divide it "
        + "by N."
    case .squared: "\(all) are the squares of the right ones: a square root is missing."
    case .squareRoot: "\(all) are the square roots of the right ones: one square root is too many."
    case .transposed: "'\(tensor)' is the transpose of the right matrix: exchange its axes."
    case .plusOne: "\(all) are too large by exactly 1."
    case .minusOne: "\(all) are too small by exactly 1."
    case .exponential: "\(all) are exp(x) of the right ones x: a logarithm is missing."
    case .logarithm: "\(all) are log(x) of the right ones x: one logarithm is too many."
    case .zero:
      "\(all) are 0: the result is never written to it, or a factor is 0, as 1 / n is for an "
        + "integer n above 1 (write 1.0 / n)."
    case .integerQuotient:
      "\(all) are 0 unless there is one example: a factor is 0, as 1 / n is for an integer n above "
        + "1 (write 1.0 / n)."
    case .input: "'\(tensor)' has the values of an input: the input is returned as it came."
    }
  }
}
