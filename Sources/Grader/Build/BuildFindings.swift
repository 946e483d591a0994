package import Record
import Synchronization

/// What a build has found so far.
///
/// If the time of the grading ends a build, its author still learns which files were wrong.
package final class BuildFindings: Sendable {
  private let found = Mutex(BuildRecord(files: []))

  /// Creates findings of a build that has not begun.
  package init() {}

  /// The files that are known not to be built as submitted.
  package var record: BuildRecord { found.withLock { $0 } }

  /// Keeps what is known about the files; those that may still compile are left out.
  func note(_ record: BuildRecord) {
    let known = record.files.filter { $0.status != .compiled }
    found.withLock { $0 = BuildRecord(files: known) }
  }
}
