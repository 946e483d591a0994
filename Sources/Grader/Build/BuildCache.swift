/// A cache of builds, which ensures that nothing is built twice.
///
/// Only tests use a cache, and only for the project's own files. The grader itself uses no cache,
/// so student work is built every time, and nothing in a submission can provide a cache.
package protocol BuildCache: Sendable {
  /// Returns a build from the cache, or makes a new one.
  ///
  /// - Parameters:
  ///   - key: `SubmissionBuild.key`, which covers everything that goes into the build.
  ///   - build: A closure that makes the build in a temporary folder.
  /// - Returns: A build whose worker file exists for as long as this process runs.
  /// - Throws: Errors thrown by `build`.
  func result(
    for key: String, _ build: () throws -> SubmissionBuild.Result
  ) throws -> SubmissionBuild.Result
}
