import Box
package import Build
package import CourseKit
import Foundation
package import Host
import Intake
package import LabKit
import Record
import Symbols

/// The student's files of an assignment, built into a worker as `check` builds them.
///
/// A file that does not compile is replaced by its stub, and the files of other assignments do not
/// matter.
package final class StudentBuild {
  /// The path of the program.
  package let worker: String
  /// The files that did not compile, with the compiler's messages.
  package let problems: [LabReport.Problem]
  /// Finds the positions of crashes.
  package let locator: CodeLocator
  /// The student's files.
  package let sources: StudentSources
  /// The paths of the files that were replaced, and the text of their stubs.
  private let replaced: [String: String]
  /// The folder of the program, which exists for as long as this value.
  private let folder: JobFolder

  /// How the code runs: without a sandbox, as in `check`.
  static var box: Box { Box(kind: .unsandboxed) }

  /// Builds the files of an assignment.
  ///
  /// - Throws: `ManifestError`, `IntakeRefusal`, `ToolchainError`, `BuildError` and other errors
  ///   that are not about a single file of the student's.
  package init(_ assignment: AssignmentID, in project: ProjectLayout) throws {
    let layout = try AssignmentLayout(assignment, in: project.assignments)
    let intake = try Intake(assignments: [layout]).read(layout, in: project.assignments)
    folder = try JobFolder()
    var builder = SubmissionBuild(
      toolchain: try Toolchain.find(), project: project, box: Self.box, folder: layout.folder)
    builder.rules?.withheld = intake.assignment.withheld
    builder.rules?.core.formUnion(layout.core)
    builder.servesLabs = true
    builder.optimization = .loops
    builder.objects = ObjectStore(of: project)
    let result = try builder.build(
      intake.files, editable: intake.assignment.sources, in: folder.path)
    let record = intake.completed(result.report)
    worker = result.worker
    let compiled = Set(record.files.filter { $0.status == .compiled }.map(\.path))
    locator = CodeLocator(builder, files: intake.files.filter { compiled.contains($0.key) })
    problems = record.files.compactMap { $0.problem }
    let stubs = Self.stubs(of: layout.paths, in: project)
    sources = StudentSources(
      intake.files, stubs: stubs, bindings: try layout.bindings(in: project))
    replaced = stubs.filter { !compiled.contains($0.key) }
  }

  /// The files as they were handed out, as far as they are known.
  private static func stubs(of paths: [String], in project: ProjectLayout) -> [String: String] {
    paths.reduce(into: [:]) { stubs, path in
      let stub = try? project.stub(of: path)
      stubs[path] = stub.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Returns the name of the file that was replaced by its stub and contains the given task, or nil
  /// if there is none.
  func unbuiltFile(with task: String) -> String? {
    let marked = "todo(\"\(task)\")"
    return replaced.first { $0.value.contains(marked) }.map { String($0.key) }
  }
}

extension BuildRecord.File {
  /// The reason why the file is not used, or nil if it is.
  fileprivate var problem: LabReport.Problem? {
    let reason =
      switch status {
      case .compiled: ""
      case .replacedByStub, .leftOut: "does not compile"
      case .refused: "uses something that submissions may not use"
      case .unreadable: "cannot be read"
      case .missing: "is missing"
      }
    guard !reason.isEmpty else { return nil }
    let messages = diagnostics.map { diagnostic in
      let place = diagnostic.line > 0 ? "line \(diagnostic.line): " : ""
      return LabReport.Fact(name: place + diagnostic.message, value: diagnostic.source)
    }
    return LabReport.Problem(title: "\(path) \(reason)", messages: messages)
  }
}
