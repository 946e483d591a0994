/// A check that grades one of the student's files, whose code may call code in other files.
package protocol JudgesFile {
  /// The file that the check grades, such as `Assignment1/LinearSVM.swift`.
  var file: String { get }
  /// Other student files that the graded one calls.
  var buildsOn: [String] { get }
}

/// A group of checks that are graded again with one build, in which the reference's versions
/// replace other files.
package struct Reexamination<Check: JudgesFile> {
  /// The files that are replaced with the reference's versions.
  ///
  /// No check in the group grades any of these files.
  package var replaced: Set<String>
  package var checks: [Check]

  /// Distributes checks over a small number of builds, because each build takes several seconds.
  ///
  /// - Parameters:
  ///   - checks: The checks to grade again.
  ///   - broken: The files that lost points in their own checks. If a check builds on none of them,
  ///     a mistake that only it sees may be in any file that it builds on.
  /// - Returns: The groups of checks, one per build.
  package static func groups(of checks: [Check], broken: Set<String>) -> [Reexamination] {
    var groups: [Reexamination] = []
    for check in checks {
      let others = Set(check.buildsOn).subtracting([check.file])
      let known = broken.intersection(others)
      let replaced = known.isEmpty ? others : known
      guard !replaced.isEmpty else { continue }
      let place = groups.firstIndex { group in
        !group.replaced.contains(check.file)
          && replaced.isDisjoint(with: group.checks.map(\.file))
      }
      if let place {
        groups[place].replaced.formUnion(replaced)
        groups[place].checks.append(check)
      } else {
        groups.append(Reexamination(replaced: replaced, checks: [check]))
      }
    }
    return groups
  }
}
