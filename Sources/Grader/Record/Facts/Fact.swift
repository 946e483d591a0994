/// One thing that a check found.
///
/// Programs compare facts: the grader, to decide whether a check is graded again, tests, and
/// readers of the JSON report. A fact has no English text except text that others wrote, such as a
/// student's error message; `Explanation` makes the sentences. In JSON a fact is an object with one
/// key, its kind, and its named values: `{"timedOut": {"seconds": 20}}`. Kinds and names must not
/// change, and a new value must be optional.
package enum Fact: Sendable, Equatable {
  /// About the tensors of an answer.
  case output(OutputFact)
  /// About a gradient.
  case gradient(GradientFact)
  /// About a call that gave no valid answer.
  case call(CallFact)
  /// About measured times.
  case speed(SpeedFact)
  /// About a trained model.
  case accuracy(AccuracyFact)
  /// About a requirement of one exercise.
  case exercise(ExerciseFact)
  /// About the grading itself.
  case grading(GradingFact)
}

/// A group of facts about one subject.
protocol FactGroup: Codable, SendableMetatype {
  associatedtype CodingKeys: CaseIterable, RawRepresentable<String>
}

extension Fact: Codable {
  /// The function that reads each group, with the kinds of its facts.
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
  /// - Throws: `UnknownFact` if its kind is unknown; `DecodingError`.
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

/// A fact of an unknown kind, from a later version.
package struct UnknownFact: Error {
  package let kind: String
}

/// A coding key with any name.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
