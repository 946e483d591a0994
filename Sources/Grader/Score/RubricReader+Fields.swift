import Record
import Yams

extension RubricReader {
  /// Holds the fields of a check against its kind: none is missing, and none is without effect.
  ///
  /// - Throws: `RubricError`, with the line.
  func requireFields(of kind: CheckKind, in fields: [String: Node], of node: Node) throws {
    let (needed, optional) = (kind.neededFields, kind.optionalFields)
    if let missing = needed.first(where: { fields[$0.rawValue] == nil }) {
      throw problem(node, "'\(missing.rawValue)' is missing, which \(kind.inWords) needs")
    }
    let used = Set((needed + optional).map(\.rawValue) + ["id", "points"])
    for (key, _) in node.mapping ?? [:] {
      guard let name = key.string, !used.contains(name) else { continue }
      throw problem(key, "'\(name)' has no meaning for \(kind.inWords)")
    }
  }
}

extension CheckKind {
  fileprivate var inWords: String {
    switch self {
    case .output, .accuracy: "an \(rawValue) check"
    case .gradient, .property, .speed: "a \(rawValue) check"
    case .written: "a written answer"
    }
  }
}
