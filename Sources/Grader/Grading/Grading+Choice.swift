import CourseKit
import Judging
import Record

extension Grading.Options {
  /// Returns the checks to run, and the given names that have been replaced by newer ones.
  ///
  /// - Throws: `UnknownName`, or `ChoiceError` if there is no check to run.
  func choose(
    from course: CourseAssignment
  ) throws -> (checks: [CheckDefinition], renamed: [NameSelection.Renaming]) {
    let selection = try NameSelection(only, in: [course.names()], exactly: isExact)
    let selected = Set(selection.checks[course.layout.id] ?? [])
    let chosen = course.checks.filter { check in
      (only.isEmpty || selected.contains(check.id))
        && (trains || !check.trains) && (measures || check.kind != .speed)
    }
    guard !chosen.isEmpty else { throw ChoiceError(names: only) }
    return (chosen, selection.renamed)
  }
}

/// The error thrown if the options leave no check to run.
package struct ChoiceError: Error, CustomStringConvertible {
  /// The names given by the user.
  let names: [String]

  /// A message that says what is wrong and what to do.
  package var description: String {
    "nothing is left to check: every check in \(names.joined(separator: ", ")) trains a "
      + "model or measures time, and the options skip such checks. Leave out --quick and "
      + "--no-training."
  }
}
