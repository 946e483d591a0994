import ArgumentParser
import CourseKit
import Grading
import Host

/// Puts back files that come with an assignment.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put back files of an assignment that should not be changed, or were deleted.",
    discussion: """
      Some files in Sources/Assignments come with an assignment and are not yours to edit: grading \
      uses the originals. If you changed one, 'check' and 'pack' stop until the original is back. \
      Your version is kept beside it, with .orig after its name.

      A file that you edit is restored only if it was deleted; then you get its stub.
      """)

  @Argument(help: "Assignments, such as a1; all of them by default.")
  var assignments: [String] = []

  func validate() throws {
    for name in assignments { _ = try AssignmentID.chosen(name) }
  }

  func run() throws {
    do {
      let project = try ProjectFolder.current()
      let chosen =
        try assignments.isEmpty ? AssignmentID.allCases : assignments.map(AssignmentID.chosen)
      let restored = try chosen.flatMap { try GivenFiles(of: $0, in: project).restore() }
      for file in restored {
        print("restored: \(file.path)\(file.copy.map { " (yours is now \($0))" } ?? "")")
      }
      if restored.isEmpty { print("There is nothing to restore.") }
    } catch {
      throw failure(error)
    }
  }
}
