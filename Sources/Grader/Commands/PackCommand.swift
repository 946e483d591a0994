import ArgumentParser
import Box
import Build
import Core
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Media
import Presentation
import Record
import Reports

/// Creates a submission from the working tree.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Create a submission archive from your files in Sources/Assignments.",
    discussion: """
      This command first lists the files that are missing or empty, the parts that are not \
      written yet, and the questions without an answer. It stops if files are missing or empty, \
      unless you pass --allow-missing; unfinished parts never stop it. Then it compiles your files \
      as the grader will, and lists the files that the grader would leave out; these do not stop \
      it either.

      Helper files, which are Swift files of your own in the assignment's folder, are packed, too: \
      up to 10, of 256 KiB together. Files that come with the assignment are not. If you changed \
      one, the command ends with exit code 92, and 'restore' puts the original back.
      """)

  @Argument(help: "The assignment, such as a1; not needed if you have started only one.")
  var assignment: String?

  @Option(name: .shortAndLong, help: "The path of the archive.")
  var output = "submission.tar.gz"

  @Flag(help: "Create the archive even if files are missing or empty.")
  var allowMissing = false

  @Flag(name: .shortAndLong, help: "Do not show progress.")
  var quiet = false

  @Flag(help: "Do not compile the files.")
  var noBuild = false

  func validate() throws {
    _ = try assignment.map(AssignmentID.chosen)
    guard output.hasSuffix(".tar.gz") || output.hasSuffix(".tgz") else {
      throw ValidationError(
        "The archive is a gzip-compressed tar file: --output must end in .tar.gz.")
    }
  }

  func run() throws {
    do {
      let id = try assignment.map(AssignmentID.chosen) ?? Self.onlyStarted()
      let project = try ProjectFolder.current()
      let layout = try AssignmentLayout(id, in: project.file("Sources/Assignments").path)
      let changes = try GivenFiles(of: id, in: project).changes()
      guard changes.isEmpty else {
        print(changes.text(of: layout, not: "packed"), terminator: "")
        throw GraderExit.changedByHand.error
      }
      let packer = Packer(layout, in: project)
      let files = try packer.survey()
      tell(files)
      guard files.allSatisfy({ $0.canBePacked(allowMissing: allowMissing) }) else {
        print(
          "Nothing was written: fix the files listed above, or pass --allow-missing for those "
            + "that")
        print("are missing or empty.")
        throw GraderExit.incompleteWork.error
      }
      let archive = try packer.archive(of: files)
      let replaces = FileManager.default.fileExists(atPath: output)
      // A place that cannot be written to is named at once.
      try writeAtomically(archive.bytes, to: output)
      if !noBuild { rehearse(archive) }
      let digest = SHA256.hexadecimal(of: archive.bytes)
      let done = replaces ? "Replaced the earlier" : "Wrote"
      print("\(done) \(output): \(archive.bytes.count) bytes, SHA-256 \(digest).")
      print("No check has run: './grader check \(id.rawValue)' says whether your code is right.")
      print("To see how it is graded: ./grader \(output.shellWord)")
    } catch {
      throw failure(error)
    }
  }

  /// The only assignment that has been started.
  ///
  /// - Throws: `ValidationError` if there are none or several.
  private static func onlyStarted() throws -> AssignmentID {
    let project = try ProjectLayout.find()
    let started = try AssignmentID.allCases.filter(project.isStarted)
    if started.count == 1 { return started[0] }
    let commands = AssignmentID.allCases.map { "'./grader pack \($0.rawValue)'" }
    throw ValidationError("Name the assignment: \(Wording.alternatives(commands)).")
  }

  /// Lists the files that the grader would replace by their stubs.
  private func rehearse(_ archive: Packer.Archive) {
    do {
      for file in GradingReport.Build(try compile(archive)).files
      where file.status != .compiled && file.status != .missing {
        print("Sources/Assignments/\(file.path) \(Self.prospect(of: file)):")
        let messages = file.messages(atMost: GradingReport.Build.File.fewMessages)
        for diagnostic in messages.shown {
          print("  - \(diagnostic.headline(path: file.path))")
        }
        if messages.left > 0 { print("  - and \(messages.left) more") }
      }
    } catch {
      print("The files were not compiled: \(error)")
    }
  }

  /// Compiles the files, and shows the progress.
  private func compile(_ archive: Packer.Archive) throws -> BuildRecord {
    let progress = ProgressDisplay(style: .standardError(noColor: false, isQuiet: quiet))
    Interruption.shared.handle {
      progress.standing(idle: "Stopped.", result: "\(output) is written")
    }
    defer { progress.finish() }
    let grading = Grading(
      project: try ProjectLayout.find(), toolchain: try Toolchain.find(),
      box: Box(kind: .unsandboxed))
    return try grading.build(archive.sources, of: archive.assignment) { progress.show($0) }
  }

  /// What the grader would do with a file that it cannot use.
  private static func prospect(of file: GradingReport.Build.File) -> String {
    switch file.status {
    case .replacedByStub: "does not compile, so its stub would be graded"
    case .refused: "would be refused, so its stub would be graded"
    case .leftOut: "would be left out"
    case .compiled, .missing: file.status.label
    }
  }

  /// Prints the state of each file.
  private func tell(_ files: [Packer.File]) {
    for file in files {
      print("Sources/Assignments/\(file.path) \(Self.state(of: file))")
      for line in file.openTasks + file.unanswered + file.problems { print("  - \(line)") }
    }
  }

  private static func state(of file: Packer.File) -> String {
    switch file.fault {
    case .missing: return "is missing: './grader restore' puts its stub back"
    case .renamed(let others):
      return "is missing, but \(others.joined(separator: " or ")) may be it: rename that file"
    case .empty: return "is empty"
    case .unfit(let reason): return "cannot be graded: \(reason)"
    case .leftOut(let reason): return "is left out: \(reason)"
    case nil: break
    }
    var parts: [String] = []
    if !file.openTasks.isEmpty { parts.append(count(file.openTasks, "part") + " still to do") }
    if !file.unanswered.isEmpty {
      parts.append(count(file.unanswered, "question") + " without an answer")
    }
    if !file.problems.isEmpty { parts.append(count(file.problems, "remark") + " on its marks") }
    return parts.isEmpty ? "is written" : "has " + parts.joined(separator: " and ") + ":"
  }

  private static func count(_ list: [String], _ noun: String) -> String {
    "\(list.count) \(noun)\(list.count == 1 ? "" : "s")"
  }
}
