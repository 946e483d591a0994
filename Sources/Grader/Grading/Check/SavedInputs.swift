import Core
import Foundation
import Host
import Logging
import Media
package import Reports
import Score
import Synchronization

/// A folder for the inputs of calls that gave no answer, one file per check.
package final class SavedInputs: Sendable {
  private let folder: String
  private let audience: Audience
  private let saved = Mutex<Set<String>>([])

  /// Creates the folder, if there is none.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder.
  ///   - audience: Who will read the files. Students get no inputs of hidden checks.
  /// - Throws: `Failure`.
  package init(in folder: String, for audience: Audience) throws(Failure) {
    (self.folder, self.audience) = (folder, audience)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      let isFile = FileManager.default.fileExists(atPath: folder)
      throw Failure(
        folder: folder, reason: isFile ? "it is not a folder" : "it cannot be created")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw Failure(folder: folder, reason: "you may not write there")
    }
  }

  /// The paths of the files that were written, sorted.
  package var files: [String] { saved.withLock { $0.sorted() } }

  /// Writes the tensors among the inputs of a check's call.
  func save(_ input: Payload, of check: Rubric.Entry) {
    guard audience == .instructor || !check.isHidden else { return }
    let path = "\(folder)/\(check.id).npz"
    do {
      try NPZ.write(input.tensors, to: path)
      saved.withLock { _ = $0.insert(path) }
    } catch {
      logger.warning("inputs could not be saved", metadata: ["reason": "\(error)"])
    }
  }

  /// The error for a folder that cannot be written to.
  package struct Failure: Error, CustomStringConvertible {
    let folder: String
    let reason: String

    /// What was tried, what was found and what to do.
    package var description: String {
      "cannot save inputs in '\(folder)': \(reason). Choose another folder for --save-inputs."
    }
  }
}
