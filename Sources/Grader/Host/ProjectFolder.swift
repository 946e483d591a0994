package import Foundation

/// The project's folder, which contains `Package.swift` and `Sources/Assignments`.
package struct ProjectFolder: Sendable {
  /// The URL of the folder.
  package let url: URL

  /// The error thrown if neither the given folder nor any folder above it is the project's folder.
  package struct NotFound: Error, CustomStringConvertible {
    package let start: String

    /// A message that says what was expected, what was found and what to do.
    package var description: String {
      "No folder at or above “\(start)” contains Package.swift and Sources/Assignments: run this "
        + "command in the project's folder."
    }
  }

  /// Creates a project folder from a URL, without checking it.
  package init(at url: URL) { self.url = url }

  /// Finds the project at or above a folder.
  ///
  /// - Parameter path: The folder to start from.
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

  /// The project at or above the working directory, or else the one that this program belongs to.
  ///
  /// - Throws: `NotFound`.
  package static func current() throws(NotFound) -> ProjectFolder {
    do {
      return try ProjectFolder()
    } catch {
      guard let layout = try? ProjectLayout.find() else { throw error }
      return ProjectFolder(at: URL(filePath: layout.root, directoryHint: .isDirectory))
    }
  }

  /// Returns the URL of a file in the project, such as `handouts/assignment1/rubric.yml`.
  package func file(_ path: String) -> URL { url.appending(path: path) }

  /// Returns the bytes of a file, or nil if there is no such file.
  package func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: file(path))).map(Array.init)
  }

  /// Returns the paths of all regular files in a folder and its subfolders except hidden files.
  ///
  /// The paths are relative to the folder and sorted.
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
