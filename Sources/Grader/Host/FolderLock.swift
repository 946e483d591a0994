import Foundation

/// A lock on one of the grader's own folders, which tells other graders that its owner is still
/// running.
///
/// The kernel releases the lock when the process ends, even if the process is killed.
package final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Locks a folder.
  ///
  /// The result is nil if the folder is already locked, no longer exists at its path, or belongs to
  /// another user.
  package init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (held, placed) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
      lstat(path, &placed) == 0, held.st_ino == placed.st_ino, held.st_uid == geteuid()
    else { return nil }
  }

  /// Removes those folders in a parent folder whose owners are no longer running.
  ///
  /// - Parameters:
  ///   - parent: The folder that contains them.
  ///   - isOwn: Whether a name is that of a folder which a grader locks.
  ///   - remove: Removes the folder with the given path, which is locked meanwhile.
  package static func removeAbandoned(
    in parent: String, where isOwn: (String) -> Bool, by remove: (String) -> Void
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for path in names.filter(isOwn).map({ parent + "/" + $0 }) {
      guard let lock = FolderLock(path) else { continue }
      withExtendedLifetime(lock) { remove(path) }
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
