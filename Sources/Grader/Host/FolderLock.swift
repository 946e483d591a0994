import Foundation

/// A lock on a folder of ours, which tells other graders that its owner is alive.
///
/// The kernel releases it with the process, even one that is killed.
package final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Locks a folder; nil if it is locked, no longer exists under its path, or belongs to another
  /// user.
  package init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (held, placed) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
      lstat(path, &placed) == 0, held.st_ino == placed.st_ino, held.st_uid == geteuid()
    else { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
