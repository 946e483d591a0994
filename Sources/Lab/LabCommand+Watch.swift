import CourseKit
import Foundation
import Host
import LabKit
import Media
import Presentation

extension LabCommand {
  /// Runs the lab after each save, until a signal ends the program.
  ///
  /// - Throws: `ProjectError` if the program is not in the project.
  func watch(_ lab: Lab, writingTo path: String) throws {
    let folder = lab.assignment.folder
    var watch = SourceWatch([folder], in: try ProjectLayout.find().assignments)
    let page = URL(filePath: path)
    let file = ".history/\(page.deletingPathExtension().lastPathComponent).js"
    let script = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file
    let nonce = UUID().uuidString
    Self.tell("Watching Sources/Assignments/\(folder); press Ctrl-C to stop.\n")
    watch.run { saved in
      if !saved.isEmpty {
        Self.tell("\n\(SourceWatch.time) Saved: \(saved.joined(separator: ", "))\n")
      }
      let version = Int(Date.now.timeIntervalSince1970 * 1000)
      let reload = PageReload(version: version, script: script, nonce: nonce)
      runOnce(lab, writingTo: path, announcingIn: file, reload)
      Self.tell("\n\(SourceWatch.time) Waiting for the next save; press Ctrl-C to stop.\n")
    }
  }

  /// Runs the lab once in watch mode, and prints an error instead of ending the watch.
  private func runOnce(
    _ lab: Lab, writingTo path: String, announcingIn file: String, _ reload: PageReload
  ) {
    let begin = ContinuousClock.now
    do {
      let report = try run(lab, writingTo: path, reload: reload)
      let script = URL(filePath: path).deletingLastPathComponent().appending(path: file)
      try writeAtomically(Array(reload.announcement.utf8), to: script.path)
      // At once, also into a pipe.
      FileHandle.standardOutput.write(Data((LabSummary.text(report, path: path) + "\n").utf8))
      Self.tell("Done in \(Wording.seconds(begin.duration(to: .now) / .seconds(1))).\n")
    } catch {
      Self.tell("error: \(error)\n")
    }
  }
}
