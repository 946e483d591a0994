/// Keeps builds, so that nothing is built twice.
///
/// Only tests have a cache, for the project's own files. Student work is built every time: the
/// product has no cache, and no part of a submission can provide one.
package protocol BuildCache: Sendable {
  /// A kept build, or a new one.
  ///
  /// - Parameters:
  ///   - key: `SubmissionBuild.key`, which covers everything that goes into the build.
  ///   - build: Makes the build, in a temporary folder.
  /// - Returns: A build whose worker exists as long as this process.
  /// - Throws: Errors thrown by `build`.
  func result(
    for key: String, _ build: () throws -> SubmissionBuild.Result
  ) throws -> SubmissionBuild.Result
}
