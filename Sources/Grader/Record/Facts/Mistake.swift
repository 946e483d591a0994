/// A wrong formula of which the student's code returns the values, in every case that was tried.
///
/// N is the number of examples. The raw values are in reports, so they do not change.
package enum Mistake: String, Sendable, Codable, CaseIterable {
  /// The part of an output that has a mistake.
  package enum Part: String, Sendable, Codable, CaseIterable {
    case whole
    /// Everything but the regularization.
    case data
    case regularization
  }

  /// −e instead of e.
  case negated
  /// 2e instead of e.
  case doubled
  /// e / 2 instead of e.
  case halved
  /// Ne instead of e: a sum instead of a mean.
  case timesCount
  /// e / N instead of e: a mean instead of a sum, or a mean twice.
  case overCount
  /// Ne / (N − 1) instead of e: Bessel's correction.
  case overCountLessOne
  /// e √((N − 1) / N) instead of e: what was normalized by a variance over N − 1.
  case normalizedOverCountLessOne
  /// e² instead of e.
  case squared
  /// √e instead of e.
  case squareRoot
  /// eᵀ instead of e.
  case transposed
  /// e + 1 instead of e.
  case plusOne
  /// e − 1 instead of e.
  case minusOne
  /// exp(e) instead of e.
  case exponential
  /// log(e) instead of e.
  case logarithm
  /// 0 instead of e.
  case zero
  /// 0 instead of e, except where N is 1: the quotient 1 / N of two integers.
  case integerQuotient
  /// An input instead of e.
  case input
}
