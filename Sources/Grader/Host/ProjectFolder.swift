package import Foundation

/// The project's folder: the one with `Package.swift` and `Sources/Assignments`.
package struct ProjectFolder: Sendable {
  /// Its path.
  package let url: URL

  /// The error if no folder at or above the given one is the project's.
  package struct NotFound: Error, CustomStringConvertible {
    package let start: String

    /// What was expected, what was found and what to do.
    package var description: String {
      "No folder at or above “\(start)” has Package.swift and Sources/Assignments: run this in "
        + "the project's folder."
    }
  }

  /// The project at a folder, without checking the folder.
  package init(at url: URL) { self.url = url }

  /// Finds the project at or above a folder.
  ///
  /// - Parameter path: Where to start.
  /// - Throws: `NotFound`.
  package init(above path: String = FileManager.default.currentDirectoryPath) throws(NotFound) {
    var folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    while true {
      let marks = ["Package.swift", "Sources/Assignments"].map { folder.appending(path: $0).path }
      if marks.allSatisfy(FileManager.default.fileExists(atPath:)) { break }
      let parent = folder.deletingLastPathComponent()
      guard parent.path != folder.path else { throw NotFound(start: path) }
      folder = parent
    }
    url = folder
  }

  /// The URL of a file in the project, such as `handouts/assignment1/rubric.yml`.
  package func file(_ path: String) -> URL { url.appending(path: path) }

  /// The bytes of a file, or nil if there is no such file.
  package func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: file(path))).map(Array.init)
  }

  /// The paths of the regular files in a folder and its subfolders, relative to it and sorted,
  /// without hidden files.
  ///
  /// - Parameter folder: The folder's path in the project; a missing folder has no files.
  /// - Returns: The paths.
  package func files(below folder: String) -> [String] {
    let top = file(folder).path
    let found = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
    return found.filter { path in
      let attributes = try? FileManager.default.attributesOfItem(atPath: top + "/" + path)
      return attributes?[.type] as? FileAttributeType == .typeRegular
        && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }
}
