import ArgumentParser
import Foundation
import Grading
import Host
import Record

/// Updates all generated files, or lists those that are stale.
struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Generate stubs, write-ups, samples, and the list of files that students may use.",
    discussion: """
      Sources/Assignments is Sources/Solutions with every marked region replaced by a call to \
      todo; handouts/assignmentN/answers.md is copied next to the stubs; the reference, changed by \
      handouts/assignmentN/sample.patch, becomes the sample's archive; docs/allowed.md lists the \
      files of Core that submissions may use. Do not edit any of the generated files by hand, \
      except those in which students write.

      A file that was changed by hand is never replaced: nothing is written, and the command ends \
      with exit code 92. With --force it is replaced, and your version is kept beside it, with \
      .orig after its name. The manifests (manifest.json) have the digests of what was generated \
      last, which is how the command knows.

      handouts/assignmentN/README.template.md becomes README.md, with placeholders replaced by \
      numbers from the rubric:
      \(WriteUp.words.map { "  {{\($0.word)}}  \($0.meaning)" }.joined(separator: "\n"))
      """)

  @Flag(help: "Change nothing; list files that are out of date, and exit with 1 if there are any.")
  var check = false

  @Flag(help: "Also replace files that were changed by hand, and keep each one beside the new one.")
  var force = false

  func validate() throws {
    if check, force {
      throw ValidationError("--check changes nothing, so it cannot be combined with --force.")
    }
  }

  func run() throws {
    do {
      let handouts = Handouts(of: try ProjectFolder())
      if check { return try report(handouts) }
      let updates = try handouts.update(force: force)
      try note(handouts.hiddenCheckNotes())
      for update in updates { print(update) }
      print("\(updates.count) file\(updates.count == 1 ? "" : "s") changed.")
    } catch {
      throw failure(error)
    }
  }

  /// Lists what is out of date.
  ///
  /// A file that students edit may differ: it is somebody's work.
  private func report(_ handouts: Handouts) throws {
    let found = try handouts.differences()
    try note(handouts.hiddenCheckNotes())
    note(found.changed.filter(\.isWork).map { "\($0.path) has been worked on" })
    let changed = found.changed.filter { !$0.isWork }
    for line in found.stale.map(\.description) + changed.map(\.description) { print(line) }
    let count = found.stale.count + changed.count
    guard count == 0 else {
      let files = count == 1 ? "1 generated file is" : "\(count) generated files are"
      print("\(files) out of date: run `swift run Grader handouts`.")
      throw GraderExit.checkFailed.error
    }
    print("All generated files are up to date.")
  }

  private func note(_ notes: [String]) {
    for note in notes { FileHandle.standardError.write(Data("note: \(note)\n".utf8)) }
  }
}
