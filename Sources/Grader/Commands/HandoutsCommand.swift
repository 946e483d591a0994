import ArgumentParser
import Foundation
import Grading
import Host
import Presentation
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
      print("\(Wording.count(Double(updates.count), "file")) changed.")
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
    guard found.misnamed.isEmpty else { throw Handouts.Misnamed(paths: found.misnamed) }
    guard !found.stale.isEmpty || !changed.isEmpty else {
      print("All generated files are up to date.")
      return
    }
    print(Self.advice(stale: found.stale.count, changed: changed.count, all: found.changed.count))
    throw GraderExit.checkFailed.error
  }

  /// What to do about files that are not up to date.
  ///
  /// - Parameters:
  ///   - stale: The number of files that nobody changed.
  ///   - changed: The number of files that a person changed and should not have.
  ///   - all: The number of all files that a person changed, which `handouts` does not replace.
  /// - Returns: The advice.
  static func advice(stale: Int, changed: Int, all: Int) -> String {
    func files(_ count: Int, _ verbs: (String, String), _ what: String) -> String? {
      guard count > 0 else { return nil }
      let files = Wording.count(Double(count), "generated file")
      return "\(files) \(count == 1 ? verbs.0 : verbs.1) \(what)"
    }
    let counts = [
      files(stale, ("is", "are"), "out of date"),
      files(changed, ("was", "were"), "changed by hand"),
    ].compactMap(\.self).joined(separator: ", and ")
    let command =
      all == 0
      ? "run './grader handouts'"
      : "run './grader handouts --force', which keeps your version of each changed file "
        + "beside the new one"
    return "\(counts): \(command)."
  }

  private func note(_ notes: [String]) {
    for note in notes { FileHandle.standardError.write(Data("note: \(note)\n".utf8)) }
  }
}
