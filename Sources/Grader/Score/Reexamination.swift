/// A check that judges one of the student's files, which may call others.
package protocol JudgesFile {
  /// The file that the check judges, such as `Assignment1/LinearSVM.swift`.
  var file: String { get }
  /// Other files of the student's that the judged one calls.
  var buildsOn: [String] { get }
}

/// Checks that are judged again on one build.
package struct Reexamination<Check: JudgesFile> {
  /// The files in whose place the reference's stand; none of them is judged here.
  package var replaced: Set<String>
  package var checks: [Check]

  /// Shares checks out among few builds, as each takes seconds.
  ///
  /// - Parameters:
  ///   - checks: The checks to judge again.
  ///   - broken: The files that lost marks of their own.
  /// - Returns: The groups of checks, each with its build.
  package static func groups(of checks: [Check], broken: Set<String>) -> [Reexamination] {
    var groups: [Reexamination] = []
    for check in checks {
      let replaced = broken.intersection(check.buildsOn).subtracting([check.file])
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
