package import Foundation

/// The list of an assignment's files as students receive them: the file `manifest.json`.
///
/// `./grader handouts` writes it. There is no other list of an assignment's files:
/// checking, packing, grading and labs all read this one.
package struct Manifest: Codable, Sendable, Equatable {
  /// The schema of the file.
  package static let currentSchema = "backprop.manifest/1"
  /// The name of the file in the assignment's folder.
  package static let fileName = "manifest.json"

  /// The version of the schema.
  package var schema = Self.currentSchema
  /// The assignment.
  package var assignment: AssignmentID
  /// The files of the assignment, sorted by path.
  package var files: [File]
  /// The SHA-256 of generated files outside the folder, such as the write-up, by their path in the
  /// project; nil in manifests from before version 0.2.0.
  ///
  /// `handouts` needs them to tell a file that it generated from one that a person changed.
  package var generated: [String: String]?

  /// A file of the assignment.
  package struct File: Codable, Sendable, Equatable {
    /// The path relative to the assignment's folder, such as `Framework/Challenge.swift`.
    package var path: String
    package var role: Role
    /// The SHA-256 hash of the file as students receive it, in hexadecimal digits.
    package var sha256: String
    /// The types and functions that it declares, by which a renamed copy is recognized; nil if
    /// there are none.
    package var declares: [String]?

    /// Creates an entry for a file.
    package init(path: String, role: Role, sha256: String, declares: [String] = []) {
      (self.path, self.role, self.sha256) = (path, role, sha256)
      self.declares = declares.isEmpty ? nil : declares
    }

    /// Its name without folders.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  /// The role of a file.
  package enum Role: String, Codable, Sendable {
    /// The student edits the file.
    case edited
    /// The student reads the file but does not edit it.
    case given
    /// The file connects the student's code with the grader.
    case binding
  }

  /// Creates a manifest.
  package init(assignment: AssignmentID, files: [File]) {
    self.assignment = assignment
    self.files = files.sorted { $0.path < $1.path }
  }

  /// Returns the paths of the files with a given role.
  package func paths(_ role: Role) -> [String] {
    files.filter { $0.role == role }.map(\.path)
  }

  /// Returns the file at a path, or nil.
  package func file(_ path: String) -> File? { files.first { $0.path == path } }

  /// Encodes the manifest as JSON; equal manifests produce equal bytes.
  ///
  /// - Throws: `EncodingError`.
  package func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try [UInt8](encoder.encode(self)) + Array("\n".utf8)
  }

  /// Reads the manifest in a folder.
  ///
  /// - Parameter folder: The folder of the assignment's files, such as
  ///   `Sources/Assignments/Assignment1`.
  /// - Throws: `ManifestError`.
  package init(of folder: String) throws(ManifestError) {
    let path = "\(folder)/\(Self.fileName)"
    try self.init(reading: path, FileManager.default.contents(atPath: path))
  }

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - path: The path of the file, for error messages.
  ///   - data: The bytes of the file.
  /// - Throws: `ManifestError`.
  package init(reading path: String, _ data: Data?) throws(ManifestError) {
    guard let data else { throw ManifestError(path: path, problem: "the file does not exist") }
    do {
      self = try JSONDecoder().decode(Manifest.self, from: data)
    } catch {
      let hasConflict = String(decoding: data, as: UTF8.self).contains("<<<<<<< ")
      throw ManifestError(
        path: path,
        problem: hasConflict ? "it has a merge conflict" : "it is not a valid list of files")
    }
    guard schema == Self.currentSchema else {
      throw ManifestError(
        path: path, problem: "its schema is '\(schema)', not '\(Self.currentSchema)'")
    }
    let paths = files.map(\.path)
    let unsafe = (paths + (generated ?? [:]).keys).filter { path in
      path.isEmpty || path.hasPrefix("/") || path.split(separator: "/").contains("..")
    }
    guard unsafe.isEmpty, Set(paths).count == paths.count else {
      throw ManifestError(
        path: path,
        problem:
          "it lists a file twice, or a file outside the project")
    }
  }
}

/// The error for a manifest that cannot be used.
package struct ManifestError: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: String
  package let problem: String

  /// Creates an error about a manifest.
  package init(path: String, problem: String) {
    (self.path, self.problem) = (path, problem)
  }

  /// A message that names the file and says what is wrong and what to do.
  package var description: String {
    "\(path): \(problem). Restore it from the course's repository, for example with 'git checkout "
      + "HEAD', or regenerate it with './grader handouts'."
  }
}
