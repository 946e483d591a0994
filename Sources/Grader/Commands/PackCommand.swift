import ArgumentParser
import Box
import Core
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Media
import Record
import Reports

/// Creates a submission from the working tree.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Create a submission archive from your files in Sources/Assignments.",
    discussion: """
      This command first lists the files that are missing or empty, and the parts that are not \
      written yet. It stops if files are missing or empty, unless you pass --allow-missing; \
      unfinished parts never stop it. Then it compiles your files as the grader will, and lists \
      the files that the grader would leave out; these do not stop it either.
      """)

  @Argument(help: "The assignment, such as a1.")
  var assignment: String

  @Option(name: .shortAndLong, help: "The path of the archive.")
  var output = "submission.tar.gz"

  @Flag(help: "Create the archive even if files are missing or empty.")
  var allowMissing = false

  @Flag(help: "Do not compile the files.")
  var noBuild = false

  func validate() throws {
    guard AssignmentID(rawValue: assignment) != nil else {
      let known = AssignmentID.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no assignment “\(assignment)”: choose one of \(known).")
    }
    guard output.hasSuffix(".tar.gz") || output.hasSuffix(".tgz") else {
      throw ValidationError(
        "The archive is a gzip-compressed tar file: --output must end in .tar.gz.")
    }
  }

  func run() throws {
    guard let id = AssignmentID(rawValue: assignment) else { return }
    do {
      let project = try ProjectFolder()
      let layout = try AssignmentLayout(id, in: project.file("Sources/Assignments").path)
      let packer = Packer(layout, in: project)
      let files = packer.survey()
      tell(files)
      guard files.allSatisfy({ $0.canBePacked(allowMissing: allowMissing) }) else {
        print(
          "Nothing was written: fix the files listed above, or pass --allow-missing for those "
            + "that")
        print("are missing or empty.")
        throw GraderExit.incompleteWork.error
      }
      let archive = try packer.archive(of: files)
      if !noBuild { rehearse(files, layout) }
      try writeAtomically(archive, to: output)
      print("Wrote \(output): \(archive.count) bytes, SHA-256 \(SHA256.hexadecimal(of: archive)).")
      print("To see how it is graded: swift run Grader \(output)")
    } catch let error as ProjectFolder.NotFound {
      throw failure(error, .usage)
    } catch let error as ManifestError {
      throw failure(error, .configuration)
    } catch let error as IntakeRefusal {
      throw failure(error, error.reason.exitCode)
    } catch let error as FileError {
      throw failure(error, .cannotWrite)
    }
  }

  /// Lists the files that the grader would replace by their stubs.
  private func rehearse(_ files: [Packer.File], _ layout: AssignmentLayout) {
    let sources = files.filter { layout.paths.contains($0.path) && $0.fault == nil }
    do {
      let grading = Grading(
        project: try ProjectLayout.find(), toolchain: try Toolchain.find(),
        box: Box(kind: .unsandboxed))
      let build = try grading.build(
        Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.bytes) }), of: layout)
      for file in GradingReport.Build(build).files
      where file.status != .compiled && file.status != .missing {
        print("Sources/Assignments/\(file.path) \(file.status.label):")
        for diagnostic in file.diagnostics where diagnostic.severity == "error" {
          print("  - \(diagnostic.headline(path: file.path))")
        }
      }
    } catch {
      print("The files were not compiled: \(error)")
    }
  }

  /// Prints the state of each file.
  private func tell(_ files: [Packer.File]) {
    for file in files {
      let state =
        switch file.fault {
        case .missing: "is missing"
        case .empty: "is empty"
        case .unfit(let reason): "cannot be graded: \(reason)"
        case nil where file.openTasks.isEmpty: "is ready"
        case nil where file.openTasks.count == 1: "still has one part to write"
        case nil: "still has \(file.openTasks.count) parts to write"
        }
      print("Sources/Assignments/\(file.path) \(state)")
      for task in file.openTasks { print("  - \(task)") }
    }
  }
}
