package import CourseKit
import Foundation
package import Host
import Media

extension ProjectLayout {
  /// Returns whether a student has started an assignment, that is, whether an editable source file
  /// differs from the stub whose hash is in the manifest.
  ///
  /// - Throws: `ManifestError`.
  package func isStarted(_ assignment: AssignmentID) throws(ManifestError) -> Bool {
    let folder = "\(assignments)/\(assignment.folder)"
    return try Manifest(of: folder).files.contains { file in
      guard file.role == .edited, file.path.hasSuffix(".swift"),
        let own = FileManager.default.contents(atPath: "\(folder)/\(file.path)")
      else { return false }
      return SHA256.hexadecimal(of: [UInt8](own).withUnixLineEnds) != file.sha256
    }
  }
}
