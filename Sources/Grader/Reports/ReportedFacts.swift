package import Record

/// The facts of a check in a report.
///
/// A report of a later version may hold facts of kinds that are not known here; they are left out.
package struct ReportedFacts: Sendable, Equatable, Codable, ExpressibleByArrayLiteral {
  /// The facts, in the order in which they are told.
  package let all: [Fact]

  /// Makes them from what was found.
  package init(_ facts: [Fact]) { all = facts }

  /// Makes them from what was found.
  package init(arrayLiteral facts: Fact...) { all = facts }

  /// Reads the facts whose kinds are known.
  ///
  /// - Throws: `DecodingError`, when one of a known kind lacks a value.
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
