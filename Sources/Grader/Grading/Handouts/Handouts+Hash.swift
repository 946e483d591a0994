import CourseKit
import Foundation
import Host
import Media

extension Handouts {
  /// SHA-256 of an assignment's files as they are given out: stubs, given files and answer sheet.
  ///
  /// It is that of a list with a line for each file, its hash and its path, as `sha256sum` writes
  /// it in the folder `Sources/Assignments`; so it is the same wherever the files are the same.
  ///
  /// - Returns: The hash, or nil where the files cannot be made from the reference.
  static func hash(of assignment: AssignmentLayout, in project: ProjectLayout) -> String? {
    let handouts = Handouts(
      of: ProjectFolder(at: .init(filePath: project.root)), assignments: [assignment.id])
    guard let files = try? handouts.stubs() + handouts.answerSheets() else { return nil }
    let lines = files.map { file in
      "\(SHA256.hexadecimal(of: file.bytes))  \(file.path.dropFirst(stubFolder.count + 1))\n"
    }
    return SHA256.hexadecimal(of: Array(lines.sorted(by: byPath).joined().utf8))
  }

  /// Whether a line of the list stands before another: by path, byte for byte.
  private static func byPath(_ a: String, _ b: String) -> Bool {
    a.utf8.dropFirst(64).lexicographicallyPrecedes(b.utf8.dropFirst(64))
  }
}
