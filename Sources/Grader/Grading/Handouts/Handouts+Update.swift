import Foundation
import Host
import Media

extension Handouts {
  /// What `update` did with a file.
  package struct Update: Sendable, Equatable, CustomStringConvertible {
    /// The change.
    package enum Change: Sendable, Equatable {
      case added, updated, removed
      /// A person had changed the file; its copy is at a path in the project.
      case replaced(copy: String)
    }

    /// The path in the project.
    package let path: String
    package let change: Change

    /// The change in words, with the path.
    package var description: String {
      switch change {
      case .added: "added: \(path)"
      case .updated: "updated: \(path)"
      case .removed: "removed: \(path)"
      case .replaced(let copy): "replaced: \(path) (yours is now \(copy))"
      }
    }
  }

  /// The error for files that a person has changed, so they were not replaced.
  package struct ChangedByHand: Error, Sendable, Equatable, CustomStringConvertible {
    /// The files.
    package let files: [ChangedFile]

    /// The files, and what to do.
    package var description: String {
      let lists = files.map { "  \($0.path)\n" }.joined()
      return "These files were changed by hand since they were generated, and would be replaced:\n"
        + lists + "Nothing was written. './grader handouts --force' replaces them and "
        + "keeps each one beside the new file, with .orig after its name."
    }
  }

  /// The error for missing files that are there under names that differ only in case.
  ///
  /// A file beside such a file would declare the same again, and some systems take both names for
  /// one file.
  package struct Misnamed: Error, Sendable, Equatable, CustomStringConvertible {
    /// The paths that the files should have.
    package let paths: [String]

    /// Creates an error.
    package init(paths: [String]) { self.paths = paths }

    /// The files, and what to do.
    package var description: String {
      "These files are there under names that differ only in case:\n"
        + paths.map { "  \($0)\n" }.joined() + "Nothing was written. Rename them as listed."
    }
  }

  /// Writes stale files and removes obsolete ones.
  ///
  /// Nothing is changed unless everything can be. A file that a person changed is never replaced
  /// without a copy.
  ///
  /// - Parameter force: Whether to replace files that a person changed, after copying them.
  /// - Returns: What was done.
  /// - Throws: The errors of `generate`; `Misnamed`; `ChangedByHand`, unless forced;
  ///   `ReadOnlyFiles`; or an error from writing.
  package func update(force: Bool = false) throws -> [Update] {
    let generated = try generate()
    let found = try differences(from: generated)
    guard found.misnamed.isEmpty else { throw Misnamed(paths: found.misnamed) }
    guard found.changed.isEmpty || force else { throw ChangedByHand(files: found.changed) }
    try project.expectWritable(found.stale.map(\.path) + found.changed.map(\.path))
    let contents = Dictionary(uniqueKeysWithValues: generated.map { ($0.path, $0.bytes) })
    var updates: [Update] = []
    for file in found.changed {
      let copy = try project.keepCopy(of: file.path)
      try write(contents[file.path] ?? [], to: file.path)
      updates.append(Update(path: file.path, change: .replaced(copy: copy)))
    }
    for file in found.stale {
      if let bytes = contents[file.path] {
        try write(bytes, to: file.path)
        let change: Update.Change = file.reason == .missing ? .added : .updated
        updates.append(Update(path: file.path, change: change))
      } else {
        try FileManager.default.removeItem(at: project.file(file.path))
        updates.append(Update(path: file.path, change: .removed))
      }
    }
    return updates.sorted { $0.path < $1.path }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let url = project.file(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try writeAtomically(bytes, to: url.path)
  }
}
