import Foundation

extension ProjectFolder {
  /// The ending of the copies that are kept of files before they are replaced.
  package static let copyEnding = ".orig"

  /// Whether a path is that of a copy.
  package static func isCopy(_ path: String) -> Bool {
    path.wholeMatch(of: /.+\.orig[0-9]*/) != nil
  }

  /// Keeps a copy of a file beside it, such as `Softmax.swift.orig`.
  ///
  /// An earlier copy stays; the next one is called `Softmax.swift.orig2`.
  ///
  /// - Parameter path: The path of the file in the project.
  /// - Returns: The path of the copy in the project.
  /// - Throws: An error if the copy cannot be made.
  package func keepCopy(of path: String) throws -> String {
    var copy = path + Self.copyEnding
    var number = 1
    while isTaken(copy) {
      number += 1
      copy = "\(path)\(Self.copyEnding)\(number)"
    }
    // The destination of a link, not the link: the file that it leads to may change.
    let source = file(path).resolvingSymlinksInPath()
    try FileManager.default.copyItem(at: source, to: file(copy))
    return copy
  }

  /// Files or folders that cannot be written.
  package struct ReadOnlyFiles: Error, Sendable, Equatable, CustomStringConvertible {
    /// Their paths in the project.
    package let paths: [String]

    /// The files, and what to do.
    package var description: String {
      "These cannot be written, so nothing was changed:\n"
        + paths.map { "  \($0)\n" }.joined()
        + "Make them writable ('chmod u+w'), or run the command as their owner; move away what "
        + "is not a file."
    }
  }

  /// Checks that files can be written: each file that exists, and the folder of each.
  ///
  /// A folder, or a link that leads nowhere, cannot be replaced by a file.
  ///
  /// - Throws: `ReadOnlyFiles`.
  package func expectWritable(_ paths: [String]) throws(ReadOnlyFiles) {
    var readOnly: Set<String> = []
    for path in paths {
      if isTaken(path), !isFile(path) || !isWritable(path) { readOnly.insert(path) }
      var folder = Self.folder(of: path)
      while !folder.isEmpty, !exists(folder) { folder = Self.folder(of: folder) }
      if !isWritable(folder) { readOnly.insert(folder.isEmpty ? "." : folder) }
    }
    guard readOnly.isEmpty else { throw ReadOnlyFiles(paths: readOnly.sorted()) }
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: file(path).path)
  }

  /// Whether there is anything at a path, such as a link that leads nowhere.
  private func isTaken(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: file(path).path)) != nil
  }

  private func isFile(_ path: String) -> Bool {
    var facts = stat()
    return stat(file(path).path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a file is there under a name that differs only in case.
  package func isInOtherCase(_ path: String) -> Bool {
    let (folder, name) = (Self.folder(of: path), path.split(separator: "/").last ?? "")
    let names = try? FileManager.default.contentsOfDirectory(atPath: file(folder).path)
    return names?.contains { $0 != name && $0.lowercased() == name.lowercased() } == true
  }

  /// Whether this user may write a file; not even root may if no user may.
  private func isWritable(_ path: String) -> Bool {
    let place = file(path).path
    var facts = stat()
    return stat(place, &facts) == 0 && facts.st_mode & 0o222 != 0 && access(place, W_OK) == 0
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}
