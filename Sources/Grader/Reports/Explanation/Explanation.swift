package import Record

/// Turns facts into the sentences of a report.
///
/// Only the files in this folder turn findings into English sentences, which say what was expected,
/// what was found, and what to do next. No program parses these sentences. To add another language,
/// add another type like this one.
package enum Explanation {
  /// A named value, such as the value `[3, 7]` with the name `worst index`.
  package struct Line: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  /// Returns the sentences of the given facts, in order.
  ///
  /// - Parameters:
  ///   - facts: The facts.
  ///   - unit: What a bad call affects: a check, or a step of a lab.
  /// - Returns: The sentences.
  package static func text(_ facts: [Fact], of unit: String = "check") -> String {
    facts.compactMap { sentence($0, unit) }.joined(separator: " ")
  }

  /// Returns the values of the given facts, one per line, without duplicates.
  ///
  /// - Parameters:
  ///   - facts: The facts.
  ///   - heading: What stands above, such as the name of a check. A call whose name it begins with
  ///     is not named again.
  /// - Returns: The values.
  package static func details(_ facts: [Fact], below heading: String = "") -> [Line] {
    facts.filter { fact in
      guard case .output(.exercise(let name)) = fact else { return true }
      return !(heading + ".").hasPrefix(name + ".")
    }.flatMap(details).reduce(into: []) { lines, line in
      if !lines.contains(line) { lines.append(line) }
    }
  }

  private static func sentence(_ fact: Fact, _ unit: String) -> String? {
    switch fact {
    case .output(let fact): fact.sentence
    case .gradient(let fact): fact.sentence
    case .call(let fact): fact.sentence(in: unit)
    case .speed(let fact): fact.sentence
    case .accuracy(let fact): fact.sentence
    case .exercise(let fact): fact.sentence
    case .grading(let fact): fact.sentence
    }
  }

  private static func details(_ fact: Fact) -> [Line] {
    switch fact {
    case .output(let fact): fact.details
    case .gradient(let fact): fact.details
    case .speed(let fact): fact.details
    case .accuracy(let fact): fact.details
    case .exercise(let fact): fact.details
    case .call(let fact): fact.details
    case .grading: []
    }
  }
}

extension [Explanation.Line] {
  /// Creates lines from names and their values.
  init(_ lines: KeyValuePairs<String, String>) {
    self = lines.map { Explanation.Line(name: $0.key, value: $0.value) }
  }
}
