import CourseKit
import Judging
import Record

extension Grading.Options {
  /// The checks that run, and which of the names have changed.
  ///
  /// - Throws: `UnknownName`, or `ChoiceError` when nothing is left.
  func choose(
    from course: CourseAssignment
  ) throws -> (checks: [CheckDefinition], renamed: [NameSelection.Renaming]) {
    let selection = try NameSelection(only, in: [course.names()])
    let selected = Set(selection.checks[course.layout.id] ?? [])
    let chosen = course.checks.filter { check in
      (only.isEmpty || selected.contains(check.id))
        && (trains || !check.trains) && (measures || check.kind != .speed)
    }
    guard !chosen.isEmpty else { throw ChoiceError(names: only) }
    return (chosen, selection.renamed)
  }
}

/// A choice of checks that leaves none.
package struct ChoiceError: Error, CustomStringConvertible {
  /// What was named.
  let names: [String]

  /// One sentence for a person.
  package var description: String {
    "nothing is left to check: \(names.joined(separator: ", ")) trains or is timed, and "
      + "that was to be left out."
  }
}
