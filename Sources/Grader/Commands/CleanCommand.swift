import ArgumentParser
import Build
import Foundation
import Host
import Presentation

/// Removes what `check` keeps to be faster.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove the compiled files that 'check' keeps to be faster.",
    discussion: """
      'check' keeps the object files of your code in .build, and compiles again only what has \
      changed. They are never used for grading. Nothing that you wrote is removed; the next check \
      takes a few seconds longer.

      EXAMPLES
        ./grader clean

      EXIT CODES
        0 nothing is left; 73 something could not be removed.
      """)

  func run() throws {
    do {
      let store = ObjectStore(of: try ProjectLayout.find())
      let count = try store.clear()
      print(
        count == 0
          ? "There was nothing to remove in \(store.folder)."
          : "Removed \(Wording.count(Double(count), "compiled file")) from \(store.folder).")
    } catch {
      throw failure(error)
    }
  }
}
