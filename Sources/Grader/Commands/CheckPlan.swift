import ArgumentParser
import Build
import CourseKit
import Grading
import Host
import Judging
import Record
import Score

/// The checks that `check` runs: the public ones selected by name, grouped by assignment.
struct CheckPlan {
  /// The selected checks of one assignment, at least one.
  struct Part {
    let layout: AssignmentLayout
    let checks: [String]
  }

  /// The checks by assignment, in order; empty if no name was given and no assignment has been
  /// started.
  let parts: [Part]
  /// Notes to the user about renamed checks, one line each.
  let notices: [String]

  /// Which of the selected checks to skip.
  struct Choice {
    /// Whether to run checks that measure time even if they are not named individually.
    var speed = false
    /// Whether to run checks that train models even if they are not named individually.
    var training = false
    /// Whether to skip these checks even if they are named.
    var quick = false
    /// Whether the name of a check selects no other checks whose names begin with it.
    var exactly = false
  }

  /// Selects checks.
  ///
  /// - Parameters:
  ///   - names: Assignments, questions, exercises or checks; empty for all assignments that have
  ///     been started.
  ///   - choice: Which checks to skip.
  ///   - project: The folder of the project.
  /// - Throws: `UnknownName`, `ValidationError` if no checks are left, or an error from loading.
  init(_ names: [String], _ choice: Choice, in project: ProjectLayout) throws {
    let courses = try AssignmentLayout.all(in: project.assignments).map {
      try CourseAssignment.load($0, project: project)
    }
    let asked =
      names.isEmpty
      ? try AssignmentID.allCases.filter(project.isStarted).map(\.rawValue) : names
    let selection = try NameSelection(
      asked, in: courses.map { $0.publicNames }, exactly: choice.exactly)
    notices = selection.renamed.map(\.description)
    var parts: [Part] = []
    for course in courses {
      let selected = Set(selection.checks[course.layout.id] ?? [])
      let runnable = course.checks.filter { selected.contains($0.id) && $0.kind != .written }
      let checks = Self.left(of: runnable, asked, choice)
      if !checks.isEmpty { parts.append(Part(layout: course.layout, checks: checks)) }
    }
    if parts.isEmpty, !asked.isEmpty {
      throw ValidationError(
        choice.quick
          ? "The checks you named train a model, measure time or are graded by a person, and "
            + "--quick skips such checks. Run without --quick, or with --all."
          : "The checks you named are graded by a person; there is nothing to run.")
    }
    self.parts = parts
  }

  private static func left(
    of checks: [CheckDefinition], _ names: [String], _ choice: Choice
  ) -> [String] {
    if choice.quick { return checks.filter { $0.isQuick }.map { $0.id } }
    let chosen = checks.filter { check in
      check.isQuick || names.contains(check.id)
        || (check.trains ? choice.training : choice.speed)
    }
    return (chosen.isEmpty ? checks : chosen).map { $0.id }
  }

  /// The message to show if no name was given and no assignment has been started.
  static var howToStart: String {
    let folders = AssignmentID.allCases.map { "Sources/Assignments/\($0.folder)" }
    return """
      No assignment has been started: the files in \(folders.joined(separator: " and ")) are \
      unchanged.
      To start, read handouts/assignment1/README.md, write the first function, and run
        ./grader check a1.knn
      './grader check --list' lists all names.
      """
  }
}
