import Record
import Judging

extension Grading.Options {
  /// The checks that run.
  ///
  /// - Throws: `ChoiceError`, when a name is nobody's or nothing is left.
  func choose(from checks: [CheckDefinition]) throws(ChoiceError) -> [CheckDefinition] {
    for name in only where !checks.contains(where: { $0.isNamed(by: name) }) {
      throw .unknown(name, known: checks.map(\.id))
    }
    let chosen = checks.filter { check in
      (only.isEmpty || only.contains { check.isNamed(by: $0) })
        && (trains || !check.trains) && (measures || check.kind != .speed)
    }
    guard !chosen.isEmpty else { throw .nothingLeft(only) }
    return chosen
  }
}

extension CheckDefinition {
  /// Whether a name is the check's, or that of a question or assignment it belongs to.
  package func isNamed(by name: String) -> Bool { id == name || id.hasPrefix(name + ".") }
}

/// A choice of checks that cannot be followed.
package enum ChoiceError: Error, CustomStringConvertible {
  /// No check has the name or begins with it.
  case unknown(String, known: [String])
  /// All that is named was left out.
  case nothingLeft([String])

  /// One sentence for a person.
  package var description: String {
    switch self {
    case .unknown(let name, let known):
      let questions = known.map { $0.split(separator: ".").prefix(2).joined(separator: ".") }
      return "there is no check '\(name)'; the names begin with "
        + Set(questions).sorted().joined(separator: ", ") + "."
    case .nothingLeft(let names):
      return "nothing is left to check: \(names.joined(separator: ", ")) trains or is timed, and "
        + "that was to be left out."
    }
  }
}
