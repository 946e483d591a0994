package import Foundation
import Host
import Presentation

/// Writes the reports on a grading into a folder, one file per format.
///
/// If one of the files cannot be written, none is.
package struct ReportWriter: Sendable {
  /// The folder, which is created if it does not exist.
  package var folder: URL
  /// The readers of the files.
  package var readers: Readership
  /// Whether the folder may be a link, because the user named it.
  package var mayBeLink: Bool

  /// Creates a writer for a folder.
  package init(folder: URL, for readers: Readership, mayBeLink: Bool = false) {
    self.folder = folder
    self.readers = readers
    self.mayBeLink = mayBeLink
  }

  /// The error for a folder or file that cannot be written.
  package struct Failure: Error, CustomStringConvertible, Sendable, Equatable {
    /// The path that could not be written.
    package let path: String
    /// The system's message.
    package let reason: String

    init(path: String, reason: String) {
      (self.path, self.reason) = (path, reason)
    }

    /// Creates an error from a number of the system.
    init(path: String, _ number: Int32) {
      self.init(path: path, reason: String(cString: strerror(number)))
    }

    /// The error message.
    package var description: String {
      "cannot write \(path.singleLine): \(reason.singleLine). Use --output to choose a folder that "
        + "you can write to."
    }
  }

  /// Writes `report` in each of `formats`, for each audience.
  ///
  /// All files are written into a temporary folder before the first one is renamed. If one cannot
  /// be written or renamed, the earlier files are all back in their places. The old `report.json`
  /// is set aside before the other files are renamed, and the new one is renamed last. If
  /// `report.json` exists, the other reports are therefore from the same grading, even if this
  /// process was killed between two steps.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - formats: The formats to write.
  ///   - sources: The student's files by path, to be written beside the reports; none by default.
  ///   - published: A function that is called when all files have been renamed, before a signal can
  ///     end the command.
  /// - Returns: The files that were written, for each audience in the order of `formats`.
  /// - Throws: `Failure` if the folder or a file cannot be written.
  package func write(
    _ report: GradingReport, as formats: [ReportFormat], sources: [String: [UInt8]] = [:],
    published: () -> Void = {}
  ) throws -> [URL] {
    try write(as: formats, sources, published) { try $0.render(report, for: $1) }
  }

  /// Writes `results.json`, which says why the grader could not grade.
  ///
  /// Without this file, Gradescope shows an error of its own.
  ///
  /// - Parameter reason: A function that returns the reason for an audience.
  /// - Throws: `Failure` if the folder or the file cannot be written.
  package func write(notGraded reason: (Audience) -> String) throws {
    _ = try write(as: [.gradescope], [:], {}) {
      try GradescopeReport.render(notGraded: reason($1))
    }
  }

  private func write(
    as formats: [ReportFormat], _ sources: [String: [UInt8]], _ published: () -> Void,
    _ render: (ReportFormat, Audience) throws -> String
  ) throws -> [URL] {
    guard !formats.isEmpty || !sources.isEmpty else {
      published()
      return []
    }
    let reports = try readers.parts.flatMap { part in
      try formats.map { format in
        let text = try render(format, part.audience)
        return (path: part.prefix + format.fileName, format: format, data: Data(text.utf8))
      }
    }
    let copies = sources.isEmpty ? [] : readers.parts.map { $0.prefix + Self.sourcesName }
    try prepare(for: formats)
    let staging = try stagingFolder()
    for report in reports { try stage(report.data, at: report.path, in: staging.path) }
    for copy in copies {
      for (path, bytes) in sources {
        try stage(Data(bytes), at: "\(copy)/\(path)", in: staging.path)
      }
    }
    let marks = reports.filter { $0.format == .json }.map(\.path)
    let others = reports.map(\.path).filter { !marks.contains($0) } + copies
    try Interruption.shared.shielding {
      defer { published() }
      try exchange(others, marks: marks, from: staging.path)
    }
    return readers.parts.flatMap { part in
      (formats.map(\.fileName) + (sources.isEmpty ? [] : [Self.sourcesName]))
        .map { part.prefix + $0 }
    }.map { folder.appending(path: $0) }
  }

  /// Finds out whether the reports can be written here, before there are any.
  ///
  /// - Parameter formats: The formats to write.
  /// - Throws: `Failure`.
  package func checkPlace(for formats: [ReportFormat]) throws(Failure) {
    try checkNames(for: formats)
    for part in readers.parts {
      let path = part.prefix.isEmpty ? folder : folder.appending(path: part.prefix)
      if let reason = JobFolder.fault(in: path) { throw Failure(path: path.path, reason: reason) }
    }
  }

  /// Refuses what is in the way of the reports.
  ///
  /// If others may write here, a link in its place could lead to somebody else's folder.
  private func checkNames(for formats: [ReportFormat]) throws(Failure) {
    let folders = readers.parts.map { ($0.prefix, mayBeLink && $0.prefix.isEmpty) }
    for (name, mayBeLink) in folders {
      let path = name.isEmpty ? folder.path : place(String(name.dropLast()))
      let isLink = Self.kind(of: path) == S_IFLNK
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if isLink, !mayBeLink {
        throw Failure(path: path, reason: "it is a link, which may lead to somebody else's folder")
      }
      if isLink, !exists { throw Failure(path: path, reason: "it is a link that leads nowhere") }
      if exists, !isFolder.boolValue {
        throw Failure(path: path, reason: "it is a file, not a folder")
      }
      for file in formats.map({ name + $0.fileName }) where kind(of: file) == S_IFDIR {
        throw Failure(path: place(file), reason: "there is a folder of that name")
      }
    }
  }

  /// The reports and folders of an earlier grading that writing left as they are.
  ///
  /// - Parameter written: What was written.
  /// - Returns: Their paths.
  package func earlier(besides written: [URL]) -> [String] {
    let names = ReportFormat.allCases.map(\.fileName) + [Self.sourcesName]
    let student = Readership.studentFolder
    let others = readers == .both ? names.map { "\(student)/\($0)" } : [student]
    return (names + others).filter { kind(of: $0) != nil }
      .map { folder.appending(path: $0).relativePath }
      .filter { path in !written.contains { $0.relativePath == path } }
  }

  /// The name of the archive that the `report.json` in the folder is about, if there is one.
  package var archiveOfEarlierReport: String? {
    struct Report: Decodable {
      struct Submission: Decodable { var fileName: String }
      var submission: Submission
    }
    let data = FileManager.default.contents(atPath: place(ReportFormat.json.fileName))
    let report = data.flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
    return report?.submission.fileName
  }

  /// The name of the folder with the student's files.
  package static let sourcesName = "graded-sources"

  /// Renames all files, or none.
  private func exchange(_ paths: [String], marks: [String], from staging: String) throws {
    var exchange = FileExchange(in: folder.path, from: staging)
    do {
      for part in readers.parts where !part.prefix.isEmpty {
        try exchange.makeFolder(String(part.prefix.dropLast()))
      }
      for path in marks { try exchange.setAside(path) }
      for path in paths {
        try exchange.setAside(path)
        try exchange.publish(path)
      }
      for path in marks.reversed() { try exchange.publish(path) }
    } catch {
      exchange.undo()
      throw error
    }
  }

  private func stage(_ data: Data, at path: String, in staging: String) throws {
    let file = URL(filePath: staging).appending(path: path)
    try writing(URL(filePath: place(path))) {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  private func place(_ path: String) -> String { folder.appending(path: path).path }

  private func kind(of path: String) -> mode_t? { Self.kind(of: place(path)) }

  /// The type of what is at a path, without following a link.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
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

  private func prepare(for formats: [ReportFormat]) throws {
    try checkNames(for: formats)
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
