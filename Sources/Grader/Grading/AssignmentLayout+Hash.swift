import CourseKit
import Host
import Media

extension AssignmentLayout {
  /// SHA-256 of the files as students receive them: stubs, given files and answer sheet.
  ///
  /// This is the hash of a list with a line for each file, its hash and its path, as `sha256sum`
  /// writes it in the folder `Sources/Assignments`. So equal files give equal hashes. The hashes of
  /// the files come from the manifest, so they do not change when students edit their files.
  ///
  /// - Returns: The hash, or nil without a manifest.
  func hash(in project: ProjectLayout) -> String? {
    guard let manifest = try? Manifest(of: "\(project.assignments)/\(folder)") else { return nil }
    let lines = manifest.files.map { "\($0.sha256)  \(folder)/\($0.path)\n" }
    return SHA256.hexadecimal(of: Array(lines.sorted(by: Self.byPath).joined().utf8))
  }

  /// Whether a line of the list comes before another one: by path, byte by byte.
  private static func byPath(_ a: String, _ b: String) -> Bool {
    a.utf8.dropFirst(64).lexicographicallyPrecedes(b.utf8.dropFirst(64))
  }
}
