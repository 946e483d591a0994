/// The checks that several names select, grouped by assignment.
package struct NameSelection: Sendable, Equatable {
  /// The selected checks in rubric order, for each assignment that one of the names belongs to.
  package private(set) var checks: [AssignmentID: [String]] = [:]
  /// The given names that have changed, each with its current name.
  package private(set) var renamed: [Renaming] = []

  /// A name that has changed.
  package struct Renaming: Sendable, Equatable, CustomStringConvertible {
    package let former: String
    package let name: String

    /// A one-line note about the change.
    package var description: String { "'\(former)' is now called '\(name)'." }
  }

  /// Resolves names, which may belong to different assignments.
  ///
  /// - Parameters:
  ///   - names: The names.
  ///   - catalogs: The names of all assignments.
  ///   - exactly: Whether the name of a check selects no other checks whose names begin with it.
  /// - Throws: `UnknownName` for the first unknown name.
  package init(
    _ names: [String], in catalogs: [NameCatalog], exactly: Bool = false
  ) throws(UnknownName) {
    for written in names {
      var name = written
      let former = catalogs.lazy.compactMap { $0.renamed(written) }.first
      if catalogs.allSatisfy({ $0.selection(written).isEmpty }), let former {
        renamed.append(Renaming(former: written, name: former))
        name = former
      }
      var isKnown = false
      for catalog in catalogs {
        let selected = exactly ? catalog.exactSelection(name) : catalog.selection(name)
        guard !selected.isEmpty else { continue }
        isKnown = true
        let all = Set(checks[catalog.assignment, default: []] + selected)
        checks[catalog.assignment] = catalog.checks.filter(all.contains)
      }
      guard isKnown else {
        // An exercise may have only hidden checks.
        let known = catalogs.flatMap { catalog in
          catalog.names.filter { !catalog.selection($0).isEmpty }
        }
        throw UnknownName(
          written, similar: similarNames(to: written, in: known),
          neighbors: Self.neighbors(of: written, in: catalogs))
      }
    }
  }

  /// Returns some of the names in what the beginning of an unknown name selects, such as the
  /// exercises of `a1` for `a1.foo`.
  private static func neighbors(
    of name: String, in catalogs: [NameCatalog]
  ) -> (place: String, names: [String])? {
    var place = name[...]
    while let end = place.lastIndex(of: ".") {
      place = place[..<end]
      for catalog in catalogs {
        let inside = catalog.selection(String(place))
        guard !inside.isEmpty else { continue }
        let exercises = catalog.exercises.filter { !catalog.selection($0).isEmpty }
        return (String(place), place == catalog.assignment.rawValue ? exercises : inside)
      }
    }
    return nil
  }
}

/// The error for a name that selects nothing.
package struct UnknownName: Error, Sendable, Equatable, CustomStringConvertible {
  package let name: String
  /// Similar names.
  package let similar: [String]
  /// What the beginning of the name selects, and the names there; nil if it selects nothing.
  private let neighbors: (place: String, names: [String])?

  /// Creates an error for an unknown name, with similar names or neighbors to suggest.
  package init(
    _ name: String, similar: [String], neighbors: (place: String, names: [String])? = nil
  ) {
    (self.name, self.similar, self.neighbors) = (name, similar, neighbors)
  }

  /// Errors are equal if they suggest the same names for the same name.
  package static func == (a: Self, b: Self) -> Bool {
    a.name == b.name && a.similar == b.similar && a.neighbors?.names == b.neighbors?.names
  }

  /// A message that gives the unknown name, suggests other names, and says how to list all names.
  package var description: String {
    var hint = similar.isEmpty ? "" : " Did you mean \(similar.joined(separator: ", "))?"
    if similar.isEmpty, let neighbors {
      hint = " \(neighbors.place) has \(firstNames(neighbors.names))."
    }
    return "There is no assignment, question, exercise or check '\(name)'.\(hint) "
      + "'./grader check --list' lists all names."
  }
}
