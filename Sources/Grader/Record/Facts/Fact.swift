/// One thing that a check found out.
///
/// A fact is what programs compare: whether a check is judged again, tests, and readers of the JSON
/// report. No English stands in it but what others wrote, such as a student's error; `Explanation`
/// makes sentences. In JSON a fact is an object with one key, its kind, over its named values:
/// `{"timedOut": {"seconds": 20}}`. Kinds and names stay; a value that is added is an optional one.
package enum Fact: Sendable, Equatable {
  /// Of an answer's tensors.
  case output(OutputFact)
  /// Of a gradient.
  case gradient(GradientFact)
  /// Of a call that gave no answer that counts.
  case call(CallFact)
  /// Of measured times.
  case speed(SpeedFact)
  /// Of what was trained.
  case accuracy(AccuracyFact)
  /// Of what one exercise asks for.
  case exercise(ExerciseFact)
  /// Of the grading itself: files, and who judges.
  case grading(GradingFact)
}

/// Facts of one kind of subject.
protocol FactGroup: Codable, SendableMetatype {
  associatedtype CodingKeys: CaseIterable, RawRepresentable<String>
}

extension Fact: Codable {
  /// How each group is read, by its kinds.
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

  /// Reads a fact; keys that are not known are ignored.
  ///
  /// - Throws: `UnknownFact`, when it is of no known kind; `DecodingError`.
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

/// A fact of a kind that this version does not know, as a later one may write.
package struct UnknownFact: Error {
  package let kind: String
}

/// A key of any name.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
