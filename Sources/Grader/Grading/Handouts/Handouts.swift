import Core
package import CourseKit
import Foundation
package import Host
import Intake
import Media

/// All files of the project that are generated from other files.
///
/// The same sources give the same bytes, so a file is stale if and only if its bytes differ.
package struct Handouts: Sendable {
  let project: ProjectFolder
  let assignments: [AssignmentID]

  /// Creates the handouts of a project.
  package init(
    of project: ProjectFolder, assignments: [AssignmentID] = AssignmentID.allCases
  ) {
    self.project = project
    self.assignments = assignments
  }

  /// A generated file.
  package struct GeneratedFile: Sendable, Equatable {
    /// The path relative to the project's folder.
    package let path: String
    package let bytes: [UInt8]
  }

  /// A file that differs from the generated version.
  package struct StaleFile: Sendable, Equatable, CustomStringConvertible {
    /// How a file differs from the generated version.
    package enum Reason: String, Sendable {
      case missing = "is missing"
      case different = "differs from its source"
      case obsolete = "no longer has a source"
    }

    /// The path relative to the project's folder.
    package let path: String
    package let reason: Reason

    /// The path and the reason.
    package var description: String { "\(path) \(reason.rawValue)" }
  }

  /// The error thrown if the project has no reference to generate from, or if a source file is not
  /// text.
  package struct SourceError: Error, Sendable, CustomStringConvertible {
    /// A message that says what was expected, what was found and what to do.
    package let description: String
  }

  /// Generates all files, sorted by path.
  ///
  /// - Throws: `SourceError`, `MarkedSource.MarkerError`, `PatchError`, `WriteUp.PlaceholderError`,
  ///   `RubricError`, or `ArchiveWriter.Failure`.
  package func generate() throws -> [GeneratedFile] {
    let bound = boundExercises()
    let made = Set(bound.map(\.path))
    let given =
      try stubs().filter { !made.contains($0.path) } + answerSheets()
      + bound.filter { $0.path.hasPrefix(Self.stubFolder) }
    let manifests = try manifests(of: given)
    // An assignment that has no reference has no files to list.
    let lists = try manifests.filter { !$0.files.isEmpty }.map { manifest in
      GeneratedFile(
        path: "\(Self.stubFolder)/\(manifest.assignment.folder)/\(Manifest.fileName)",
        bytes: try manifest.encoded())
    }
    let sources = bound.filter { $0.path.hasPrefix(Self.referenceFolder) }
    return try
      (given + sources + lists + exerciseLists() + [allowedParts(manifests)] + sampleSubmissions()
      + writeUps())
      .sorted { $0.path < $1.path }
  }

  /// Returns the files that `update` would change.
  ///
  /// - Throws: Any error that `generate` throws.
  package func staleFiles() throws -> [StaleFile] {
    let generated = try generate()
    let stale = generated.compactMap { file -> StaleFile? in
      guard let bytes = project.bytes(file.path) else {
        return StaleFile(path: file.path, reason: .missing)
      }
      return Self.isSame(bytes, file) ? nil : StaleFile(path: file.path, reason: .different)
    }
    let known = Set(generated.map(\.path))
    let obsolete = project.files(below: Self.stubFolder).map { "\(Self.stubFolder)/\($0)" }
      .filter { !known.contains($0) }
      .map { StaleFile(path: $0, reason: .obsolete) }
    return (stale + obsolete).sorted { $0.path < $1.path }
  }

  /// Writes stale files and removes obsolete ones.
  ///
  /// - Returns: The changed files.
  /// - Throws: Any error that `generate` throws, in which case no file has been changed, or an
  ///   error from writing.
  package func update() throws -> [StaleFile] {
    let contents = Dictionary(uniqueKeysWithValues: try generate().map { ($0.path, $0.bytes) })
    let stale = try staleFiles()
    for file in stale {
      let url = project.file(file.path)
      if let bytes = contents[file.path] {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try writeAtomically(bytes, to: url.path)
      } else {
        try FileManager.default.removeItem(at: url)
      }
    }
    return stale
  }

  static let referenceFolder = "Sources/Solutions"
  static let stubFolder = "Sources/Assignments"

  /// Generates the stubs of every assignment: its reference with the solutions replaced.
  private func stubs() throws -> [GeneratedFile] {
    let sources = assignments.flatMap { assignment in
      project.files(below: "\(Self.referenceFolder)/\(assignment.folder)")
        .map { "\(assignment.folder)/\($0)" }
    }
    guard !sources.isEmpty else {
      throw SourceError(
        description: "\(Self.referenceFolder) should contain the reference but has no files: "
          + "handouts can only be generated in the instructor's checkout.")
    }
    return try sources.map { name in
      let path = "\(Self.referenceFolder)/\(name)"
      let source = try MarkedSource(text(of: path), file: path)
      return GeneratedFile(path: "\(Self.stubFolder)/\(name)", bytes: Array(source.stub.utf8))
    }
  }

  /// Generates the answer sheets, in the same folders as the files that students edit.
  private func answerSheets() throws -> [GeneratedFile] {
    assignments.compactMap { assignment in
      let name = AssignmentLayout.answersName
      return project.bytes("handouts/\(assignment.handouts)/\(name)").map {
        GeneratedFile(path: "\(Self.stubFolder)/\(assignment.folder)/\(name)", bytes: $0)
      }
    }
  }

  /// Generates the list of the files of Core that submissions may use.
  private func allowedParts(_ manifests: [Manifest]) -> GeneratedFile {
    let text = AllowedParts(of: project).text(for: manifests.map(AssignmentLayout.init))
    return GeneratedFile(path: AllowedParts.path, bytes: Array(text.utf8))
  }

  func text(of path: String) throws(SourceError) -> String {
    guard let bytes = project.bytes(path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw SourceError(
        description: "\(path) should be a UTF-8 text file but is not: remove or fix it.")
    }
    return text
  }

  /// Returns whether a file equals the generated version.
  ///
  /// Archives are compared by their contents, because another version of zlib may compress them
  /// differently.
  private static func isSame(_ bytes: [UInt8], _ file: GeneratedFile) -> Bool {
    guard bytes != file.bytes, file.path.hasSuffix(".tar.gz") else { return bytes == file.bytes }
    let members = try? members(of: bytes)
    return members != nil && members == (try? self.members(of: file.bytes))
  }

  /// Returns the files of a generated archive, in order.
  private static func members(of archive: [UInt8]) throws -> [GeneratedFile] {
    var reader = ArchiveReader(archive, file: "", budget: IntakeBudget())
    var members: [GeneratedFile] = []
    while let member = try reader.next() {
      let bytes = try reader.data(limit: .max) ?? []
      let path = String(decoding: member.name, as: UTF8.self)
      members.append(GeneratedFile(path: path, bytes: bytes))
    }
    return members
  }
}
