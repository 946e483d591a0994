import CourseKit
import Host
import Media

extension AssignmentLayout {
  /// SHA-256 of the files as students receive them: stubs, given files and answer sheet.
  ///
  /// It is that of a list with a line for each file, its hash and its path, as `sha256sum` writes
  /// it in the folder `Sources/Assignments`; so it is the same wherever the files are the same. The
  /// hashes are the manifest's: what a student writes does not change them.
  ///
  /// - Returns: The hash, or nil without a manifest.
  func hash(in project: ProjectLayout) -> String? {
    guard let manifest = try? Manifest(of: "\(project.assignments)/\(folder)") else { return nil }
    let lines = manifest.files.map { "\($0.sha256)  \(folder)/\($0.path)\n" }
    return SHA256.hexadecimal(of: Array(lines.sorted(by: Self.byPath).joined().utf8))
  }

  /// Whether a line of the list stands before another: by path, byte for byte.
  private static func byPath(_ a: String, _ b: String) -> Bool {
    a.utf8.dropFirst(64).lexicographicallyPrecedes(b.utf8.dropFirst(64))
  }
}
