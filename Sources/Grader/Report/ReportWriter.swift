package import Foundation
import Presentation

/// Writes a report into a folder, one file a format.
package struct ReportWriter: Sendable {
  /// The folder, which is made where it is missing.
  package var folder: URL
  /// Who will read the files.
  package var audience: Audience

  /// Makes a writer for a folder.
  package init(folder: URL, audience: Audience) {
    self.folder = folder
    self.audience = audience
  }

  /// A folder or file that cannot be written.
  package struct Failure: Error, CustomStringConvertible, Sendable, Equatable {
    /// What could not be written.
    package let path: String
    /// What the system said.
    package let reason: String

    /// The error in a sentence.
    package var description: String {
      "cannot write \(path.singleLine): \(reason.singleLine). Name a folder that you may write to "
        + "with --output."
    }
  }

  /// Writes `report` in each of `formats`, each file beside its place and then renamed into it.
  ///
  /// - Returns: The files written, in the order of `formats`.
  /// - Throws: `Failure` when the folder or a file cannot be written.
  package func write(_ report: GradingReport, as formats: [ReportFormat]) throws -> [URL] {
    let contents = try formats.map { try $0.render(report, for: audience) }
    try makeFolder()
    return try zip(formats, contents).map { format, content in
      let file = folder.appending(path: format.fileName, directoryHint: .notDirectory)
      do {
        try Data(content.utf8).write(to: file, options: .atomic)
      } catch {
        throw Failure(path: file.path, reason: Self.reason(of: error))
      }
      return file
    }
  }

  private func makeFolder() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw Failure(path: folder.path, reason: "it is a file, and a folder is needed")
      }
      return
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder.path, reason: Self.reason(of: error))
    }
  }

  private static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    let text = ((underlying ?? error) as NSError).localizedDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
