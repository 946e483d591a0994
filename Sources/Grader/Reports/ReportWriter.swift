package import Foundation
import Host
import Presentation

/// Writes a report into a folder, one file per format.
///
/// If one of the files cannot be written, none is.
package struct ReportWriter: Sendable {
  /// The folder, which is created if it does not exist.
  package var folder: URL
  /// The readers of the files.
  package var audience: Audience

  /// Creates a writer for a folder.
  package init(folder: URL, audience: Audience) {
    self.folder = folder
    self.audience = audience
  }

  /// The error for a folder or file that cannot be written.
  package struct Failure: Error, CustomStringConvertible, Sendable, Equatable {
    /// The path that could not be written.
    package let path: String
    /// The system's message.
    package let reason: String

    /// The error message.
    package var description: String {
      "cannot write \(path.singleLine): \(reason.singleLine). Use --output to choose a folder that "
        + "you can write to."
    }
  }

  /// Writes `report` in each of `formats`.
  ///
  /// All files are written under temporary names before the first one is renamed, so the old
  /// reports survive if the disk is full. The old `report.json` is removed before the other files
  /// are renamed, and the new one is renamed last. If `report.json` exists, the other reports are
  /// therefore from the same grading, even if this process was killed between two steps.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - formats: The formats to write.
  ///   - sources: The student's files by path, to be written beside the reports; none by default.
  ///   - published: A function that is called when all files have been renamed, before a signal can
  ///     end the command.
  /// - Returns: The files that were written, in the order of `formats`.
  /// - Throws: `Failure` if the folder or a file cannot be written.
  package func write(
    _ report: GradingReport, as formats: [ReportFormat], sources: [String: [UInt8]] = [:],
    published: () -> Void = {}
  ) throws -> [URL] {
    let texts = try formats.map { try $0.render(report, for: audience) }
    return try write(texts, as: formats, sources, published)
  }

  /// Writes `results.json`, which says why the grader could not grade.
  ///
  /// Without this file, Gradescope shows an error of its own.
  ///
  /// - Throws: `Failure` if the folder or the file cannot be written.
  package func write(notGraded reason: String) throws {
    _ = try write([GradescopeReport.render(notGraded: reason)], as: [.gradescope], [:]) {}
  }

  private func write(
    _ texts: [String], as formats: [ReportFormat], _ sources: [String: [UInt8]],
    _ published: () -> Void
  ) throws -> [URL] {
    guard !formats.isEmpty || !sources.isEmpty else {
      published()
      return []
    }
    try makeFolder()
    let staging = try stagingFolder()
    for (format, text) in zip(formats, texts) {
      let file = URL(filePath: staging.path).appending(path: format.fileName)
      try writing(place(of: format)) { try Data(text.utf8).write(to: file) }
    }
    try stage(sources, in: staging.path)
    return try Interruption.shared.shielding {
      defer { published() }
      if formats.contains(.json) { try remove(.json) }
      if !sources.isEmpty { try publishSources(from: staging.path) }
      for format in formats.filter({ $0 != .json }) + formats.filter({ $0 == .json }) {
        let file = place(of: format)
        guard rename(staging.path + "/" + format.fileName, file.path) == 0 else {
          throw Failure(path: file.path, reason: String(cString: strerror(errno)))
        }
      }
      return formats.map { place(of: $0) } + (sources.isEmpty ? [] : [sourcesFolder])
    }
  }

  /// The name of the folder with the student's files.
  package static let sourcesName = "graded-sources"

  /// The folder with the student's files, beside the reports.
  package var sourcesFolder: URL {
    folder.appending(path: Self.sourcesName, directoryHint: .isDirectory)
  }

  private func stage(_ sources: [String: [UInt8]], in staging: String) throws {
    let folder = URL(filePath: staging).appending(path: Self.sourcesName)
    for (path, bytes) in sources {
      let file = folder.appending(path: path)
      try writing(sourcesFolder) {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
    }
  }

  /// Replaces the files of an earlier grading, which are removed with the temporary folder.
  private func publishSources(from staging: String) throws {
    let place = sourcesFolder.path
    guard rename(place, staging + "/earlier") == 0 || errno == ENOENT,
      rename(staging + "/" + Self.sourcesName, place) == 0
    else { throw Failure(path: place, reason: String(cString: strerror(errno))) }
  }

  private func remove(_ format: ReportFormat) throws {
    let path = place(of: format).path
    guard unlink(path) == 0 || errno == ENOENT else {
      throw Failure(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private func place(of format: ReportFormat) -> URL {
    folder.appending(path: format.fileName, directoryHint: .notDirectory)
  }

  private func stagingFolder() throws -> JobFolder {
    do {
      return try JobFolder(in: folder, isHidden: true)
    } catch {
      throw Failure(path: folder.path, reason: error.reason)
    }
  }

  private func writing(_ place: URL, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw Failure(path: place.path, reason: Self.reason(of: error))
    }
  }

  private func makeFolder() throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw Failure(path: folder.path, reason: "it is a file, not a folder")
      }
      return
    }
    try writing(folder) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  private static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    let text = ((underlying ?? error) as NSError).localizedDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
