import Box
import Build
import CourseKit
import Foundation
import Grading
import Host

/// Which checks the reference is judged by, for commands that judge the checks themselves.
struct ReferencePlan {
  /// One assignment.
  struct Part {
    let course: CourseAssignment
    /// The names of its chosen checks.
    let checks: Set<String>
    let builder: SubmissionBuild
  }

  let project: ProjectLayout
  let parts: [Part]

  /// Chooses checks, and finds what builds the reference.
  ///
  /// - Parameter names: Assignments, questions, exercises or checks; empty for everything.
  /// - Throws: `UnknownName`, or an error if the project, a box or the compiler is not found.
  init(_ names: [String]) throws {
    let project = try ProjectLayout.find()
    let (box, toolchain) = (try Box.strongest(), try Toolchain.find())
    let plan = try CheckPlan(
      names.isEmpty ? AssignmentID.allCases.map(\.rawValue) : names, .init(), in: project)
    self.project = project
    parts = try plan.parts.map { part in
      Part(
        course: try CourseAssignment.load(part.layout, project: project),
        checks: Set(part.checks),
        builder: SubmissionBuild(
          toolchain: toolchain, project: project, box: box, folder: part.layout.folder))
    }
  }
}
