import ArgumentParser
import CourseKit
import Foundation
import Grading
import Host
import Patches
import Record
import Score

/// Updates all generated files, or lists those that are stale.
struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Generate stubs, write-ups, samples, and the list of files that students may use.",
    discussion: """
      Sources/Assignments is Sources/Solutions with every marked region replaced by a call to \
      todo; handouts/assignmentN/answers.md is copied next to the stubs; the reference, changed by \
      handouts/assignmentN/sample.patch, becomes the sample's archive; docs/allowed.md lists the \
      files of Core that submissions may use. Do not edit any of the generated files by hand.

      handouts/assignmentN/README.template.md becomes README.md, with placeholders replaced by \
      numbers from the rubric:
      \(WriteUp.words.map { "  {{\($0.word)}}  \($0.meaning)" }.joined(separator: "\n"))
      """)

  @Flag(help: "Change nothing; list stale files and exit with 1 if there are any.")
  var check = false

  func run() throws {
    do {
      let handouts = Handouts(of: try ProjectFolder())
      let files = try check ? handouts.staleFiles() : handouts.update()
      for note in try handouts.hiddenCheckNotes() {
        FileHandle.standardError.write(Data("note: \(note)\n".utf8))
      }
      for file in files { print(check ? "\(file)" : "updated: \(file.path)") }
      guard check else { return print("\(files.count) files changed.") }
      guard files.isEmpty else {
        print("\(files.count) generated files are stale: run `swift run Grader handouts`.")
        throw GraderExit.checkFailed.error
      }
      print("All generated files are up to date.")
    } catch let error as MarkedSource.MarkerError {
      throw failure(error, .configuration)
    } catch let error as PatchError {
      throw failure(error, .configuration)
    } catch let error as Handouts.SourceError {
      throw failure(error, .configuration)
    } catch let error as WriteUp.PlaceholderError {
      throw failure(error, .configuration)
    } catch let error as RubricError {
      throw failure(error, .configuration)
    } catch let error as ProjectFolder.NotFound {
      throw failure(error, .usage)
    }
  }
}

/// Prints an error on standard error, and returns the error that ends the command with the given
/// exit code.
func failure(_ error: any Error, _ code: GraderExit) -> any Error {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  return code.error
}
