import CourseKit
import Media

extension Intake.Result {
  /// Returns whether a file is as it was handed out.
  ///
  /// That is known from the manifest. In a working tree, the file itself is what was submitted.
  package func isUntouched(_ path: String) -> Bool {
    assignment.listed.contains { file in
      assignment.folder + "/" + file.path == path
        && files[path].map { SHA256.hexadecimal(of: $0.withUnixLineEnds) } == file.sha256
    }
  }
}
