/// Keeps builds, so that the same one need not be made twice.
///
/// Only tests have one, for files of the project's own. Student work is built each time: the
/// product has no cache, and nothing that a submission brings along can be one.
package protocol BuildCache: Sendable {
  /// A build that was kept, or a new one.
  ///
  /// - Parameters:
  ///   - key: What `SubmissionBuild.key` says of everything that goes into the build.
  ///   - build: Makes the build, in a folder that does not last.
  /// - Returns: A build whose worker lasts for as long as this process.
  func result(
    for key: String, _ build: () throws -> SubmissionBuild.Result
  ) throws -> SubmissionBuild.Result
}
