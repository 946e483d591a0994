/// One thing that a check found.
///
/// Programs can compare facts: the grader does so when it decides whether to grade a check again,
/// and so do tests and programs that read the JSON report. A fact contains no English text except
/// what others wrote, such as a student's error message. `Explanation` turns facts into sentences.
/// In JSON, a fact is an object with one key. The key is the kind of the fact, and its value is an
/// object of named values: `{"timedOut": {"seconds": 20}}`. Kinds and names must not change, and a
/// new value must be optional.
package enum Fact: Sendable, Equatable {
  /// A fact about the tensors of an answer.
  case output(OutputFact)
  /// A fact about a gradient.
  case gradient(GradientFact)
  /// A fact about a call that gave no valid answer.
  case call(CallFact)
  /// A fact about measured times.
  case speed(SpeedFact)
  /// A fact about a trained model.
  case accuracy(AccuracyFact)
  /// A fact about a requirement of a particular exercise.
  case exercise(ExerciseFact)
  /// A fact about the grading itself.
  case grading(GradingFact)
}

/// A group of facts about one subject.
protocol FactGroup: Codable, SendableMetatype {
  associatedtype CodingKeys: CaseIterable, RawRepresentable<String>
}

extension Fact: Codable {
  /// For each group, the kinds of its facts and the function that reads them.
  private static let readers: [(kinds: [String], read: @Sendable (any Decoder) throws -> Fact)] = [
    reader(OutputFact.self, Fact.output), reader(GradientFact.self, Fact.gradient),
    reader(CallFact.self, Fact.call), reader(SpeedFact.self, Fact.speed),
    reader(AccuracyFact.self, Fact.accuracy), reader(ExerciseFact.self, Fact.exercise),
    reader(GradingFact.self, Fact.grading),
  ]

  /// The names of all kinds.
  package static var kinds: [String] { readers.flatMap(\.kinds) }

  private static func reader<Group: FactGroup>(
    _ group: Group.Type, _ fact: @escaping @Sendable (Group) -> Fact
  ) -> (kinds: [String], read: @Sendable (any Decoder) throws -> Fact) {
    (Group.CodingKeys.allCases.map(\.rawValue), { fact(try Group(from: $0)) })
  }

  /// Reads a fact.
  ///
  /// Unknown keys are ignored.
  ///
  /// - Throws: `UnknownFact` if the kind of the fact is unknown, or `DecodingError` if one of its
  ///   values is missing or wrong.
  package init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    guard let reader = Self.readers.first(where: { $0.kinds.contains(where: keys.contains) })
    else { throw UnknownFact(kind: keys.sorted().joined(separator: ", ")) }
    self = try reader.read(decoder)
  }

  /// Writes the fact as an object with one key.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .output(let fact): try fact.encode(to: encoder)
    case .gradient(let fact): try fact.encode(to: encoder)
    case .call(let fact): try fact.encode(to: encoder)
    case .speed(let fact): try fact.encode(to: encoder)
    case .accuracy(let fact): try fact.encode(to: encoder)
    case .exercise(let fact): try fact.encode(to: encoder)
    case .grading(let fact): try fact.encode(to: encoder)
    }
  }
}

/// The error for a fact of an unknown kind, which a later version may have written.
package struct UnknownFact: Error {
  package let kind: String
}

/// A coding key that may have any name.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
