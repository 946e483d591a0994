import Record
import Yams

extension RubricReader {
  /// Verifies that no field that the check needs is missing, and that each field has an effect.
  ///
  /// - Throws: `RubricError`, which states the line.
  func requireFields(of needs: CheckNeeds, in fields: [String: Node], of node: Node) throws {
    let (needed, optional) = (needs.neededFields, needs.optionalFields)
    if let missing = needed.first(where: { fields[$0.rawValue] == nil }) {
      throw problem(node, "'\(missing.rawValue)' is missing; \(needs.inWords) requires it")
    }
    let used = Set((needed + optional).map(\.rawValue) + ["id", "points"])
    for (key, _) in node.mapping ?? [:] {
      guard let name = key.string, !used.contains(name) else { continue }
      throw problem(key, "'\(name)' does not apply to \(needs.inWords); remove it")
    }
  }

  /// Reads the tolerance of a check, which must leave something to check.
  func tolerance(in fields: [String: Node]) throws -> Double? {
    let name = RubricField.tolerance.rawValue
    guard let value = try positive(name, in: fields), let node = fields[name] else { return nil }
    guard value < 1 else {
      throw problem(
        node,
        "'tolerance' is a relative error and must be below 1: an answer of zeros has a relative "
          + "error of 1, so it would pass")
    }
    return value
  }

  /// Reads the bounds of a property check, which must be exactly those that the check names.
  func bounds(_ node: Node, of needs: CheckNeeds?) throws -> [String: Double] {
    guard let needs else { return [:] }
    let fields = try mapping(node, allowed: Set(needs.bounds))
    return try Dictionary(
      uniqueKeysWithValues: needs.bounds.map { name in
        guard let bound = try positive(name, in: fields) else {
          throw problem(node, "'bounds' must give '\(name)'")
        }
        return (name, bound)
      })
  }
}

extension CheckNeeds {
  fileprivate var inWords: String {
    switch kind {
    case .output, .accuracy: "an \(kind.rawValue) check"
    case .gradient, .speed: "a \(kind.rawValue) check"
    case .property: "this property check"
    case .written: "a written answer"
    }
  }
}
