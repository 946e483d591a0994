package import Record

/// The facts of a check, as stored in a report.
///
/// A report that was written by a later version may contain facts of unknown kinds, which are
/// skipped.
package struct ReportedFacts: Sendable, Equatable, Codable, ExpressibleByArrayLiteral {
  /// The facts, in the order in which they are shown.
  package let all: [Fact]

  /// Creates a list of the given facts.
  package init(_ facts: [Fact]) { all = facts }

  /// Creates a list of the given facts.
  package init(arrayLiteral facts: Fact...) { all = facts }

  /// Reads the facts of known kinds.
  ///
  /// - Throws: `DecodingError` if a fact of a known kind lacks a value.
  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    var facts: [Fact] = []
    while !list.isAtEnd {
      let one = try list.superDecoder()
      do {
        facts.append(try Fact(from: one))
      } catch is UnknownFact {}
    }
    all = facts
  }

  /// Writes a list of facts.
  package func encode(to encoder: any Encoder) throws { try all.encode(to: encoder) }
}
