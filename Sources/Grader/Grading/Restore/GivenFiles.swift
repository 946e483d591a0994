package import CourseKit
import Foundation
package import Host
import Media

/// The files that come with an assignment, compared with what was handed out.
///
/// The manifest says what that was. The originals are made from the reference, as grading does.
package struct GivenFiles: Sendable {
  private let project: ProjectFolder
  private let assignment: AssignmentID

  /// The files of an assignment in a project.
  package init(of assignment: AssignmentID, in project: ProjectFolder) {
    (self.assignment, self.project) = (assignment, project)
  }

  /// A file that is not as it was handed out.
  package struct Change: Sendable, Equatable {
    /// The path in the project.
    package let path: String
    /// Its bytes, or nil if it was deleted.
    let found: [UInt8]?
    /// The original, or nil if this checkout does not have it.
    let original: [UInt8]?
  }

  /// The given files and bindings that were changed or deleted.
  ///
  /// Different line ends do not count as a change, because Git may have made them.
  ///
  /// - Throws: `ManifestError`.
  package func changes() throws(ManifestError) -> [Change] {
    try manifest().files.filter { $0.role != .edited }.compactMap(change)
  }

  /// Restores given files and bindings that were changed or deleted, and the stubs of files to edit
  /// that were deleted.
  ///
  /// A file whose name differs only in case was not deleted. A copy of each changed file is kept.
  ///
  /// - Returns: The restored files, each with the path of its copy if there is one.
  /// - Throws: `ManifestError`, `NoOriginal` or `ReadOnlyFiles` before any change; or an error from
  ///   writing.
  package func restore() throws -> [(path: String, copy: String?)] {
    let deleted = try manifest().files.filter { $0.role == .edited }.compactMap(change)
      .filter { $0.found == nil && !project.isInOtherCase($0.path) }
    let changes = try changes() + deleted
    let originals = try changes.map { change in
      guard let original = change.original else { throw NoOriginal(path: change.path) }
      return original
    }
    try project.expectWritable(changes.map(\.path))
    return try zip(changes, originals).map { change, original in
      let copy = try change.found.map { _ in try project.keepCopy(of: change.path) }
      let file = project.file(change.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try writeAtomically(original, to: file.path)
      return (change.path, copy)
    }
  }

  /// The error for a file whose original this checkout does not have.
  package struct NoOriginal: Error, Sendable, CustomStringConvertible {
    let path: String

    /// What is missing, and what to do.
    package var description: String {
      "\(path): this checkout does not have the original. Take it from the course's repository."
    }
  }

  private var folder: String { "\(Handouts.stubFolder)/\(assignment.folder)" }

  private func manifest() throws(ManifestError) -> Manifest {
    try Manifest(of: project.file(folder).path)
  }

  private func change(_ file: Manifest.File) -> Change? {
    let path = "\(folder)/\(file.path)"
    let (found, original) = (project.bytes(path), original(of: file.path))
    if let found {
      let text = found.withUnixLineEnds
      if SHA256.hexadecimal(of: text) == file.sha256 || text == original { return nil }
    }
    return Change(path: path, found: found, original: original)
  }

  private func original(of path: String) -> [UInt8]? {
    guard path != AssignmentLayout.answersName else {
      return project.bytes("handouts/\(assignment.handouts)/\(path)")
    }
    let reference = "\(Handouts.referenceFolder)/\(assignment.folder)/\(path)"
    return project.bytes(reference).flatMap { bytes in
      try? MarkedSource(String(decoding: bytes, as: UTF8.self), file: reference).stub
    }.map { Array($0.utf8) }
  }
}
