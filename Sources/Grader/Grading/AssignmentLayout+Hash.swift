import CourseKit
import Host
import Media

extension AssignmentLayout {
  /// Returns the SHA-256 hash of the files as students receive them: stubs, given files and the
  /// answer sheet.
  ///
  /// This is the hash of a list with one line per file, in the format that `sha256sum` prints in
  /// the folder `Sources/Assignments`: the file's hash and its path. The hashes of the files come
  /// from the manifest, so they do not change when students edit their files.
  ///
  /// - Returns: The hash, or nil if there is no manifest.
  func hash(in project: ProjectLayout) -> String? {
    guard let manifest = try? Manifest(of: "\(project.assignments)/\(folder)") else { return nil }
    let lines = manifest.files.map { "\($0.sha256)  \(folder)/\($0.path)\n" }
    return SHA256.hexadecimal(of: Array(lines.sorted(by: Self.byPath).joined().utf8))
  }

  /// Returns whether a line of the list comes before another one; the order is by path, byte by
  /// byte.
  private static func byPath(_ a: String, _ b: String) -> Bool {
    a.utf8.dropFirst(64).lexicographicallyPrecedes(b.utf8.dropFirst(64))
  }
}
