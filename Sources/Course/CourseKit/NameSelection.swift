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
  /// - Throws: `UnknownName` for the first unknown name.
  package init(_ names: [String], in catalogs: [NameCatalog]) throws(UnknownName) {
    for written in names {
      var name = written
      let former = catalogs.lazy.compactMap { $0.renamed(written) }.first
      if catalogs.allSatisfy({ $0.selection(written).isEmpty }), let former {
        renamed.append(Renaming(former: written, name: former))
        name = former
      }
      var isKnown = false
      for catalog in catalogs {
        let selected = catalog.selection(name)
        guard !selected.isEmpty else { continue }
        isKnown = true
        let all = Set(checks[catalog.assignment, default: []] + selected)
        checks[catalog.assignment] = catalog.checks.filter(all.contains)
      }
      guard isKnown else {
        throw UnknownName(written, similar: Self.similar(to: written, in: catalogs))
      }
    }
  }

  /// Returns up to five names that the user may have meant, the closest first.
  private static func similar(to name: String, in catalogs: [NameCatalog]) -> [String] {
    let distances = catalogs.flatMap(\.names).map { known -> (name: String, distance: Int) in
      let tail = known.split(separator: ".", maxSplits: 1).last.map(String.init) ?? known
      return (known, min(editDistance(name, known), editDistance(name, tail) + 1))
    }
    let limit = max(2, name.count / 3)
    return distances.filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(5).map(\.name)
  }
}

/// The error for a name that selects nothing.
package struct UnknownName: Error, Sendable, Equatable, CustomStringConvertible {
  package let name: String
  /// Similar names.
  package let similar: [String]

  /// Creates an error for an unknown name, with similar names to suggest.
  package init(_ name: String, similar: [String]) {
    (self.name, self.similar) = (name, similar)
  }

  /// A message that gives the unknown name, suggests similar names, and says how to list all names.
  package var description: String {
    let meant = similar.isEmpty ? "" : " Did you mean \(similar.joined(separator: ", "))?"
    return "There is no assignment, question, exercise or check '\(name)'.\(meant) "
      + "'swift run Grader check --list' lists all names."
  }
}

/// Returns the Levenshtein distance, ignoring case: the minimum number of letters to insert, delete
/// or replace to turn one text into the other.
func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.lowercased()), Array(b.lowercased()))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
