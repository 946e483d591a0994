package import Foundation
import Presentation
import Synchronization

/// A folder of one job's own, for as long as the job lasts.
///
/// The job holds a lock on its folder. A grader that was killed holds none, and the next one
/// removes what it left behind.
package struct JobFolder: ~Copyable {
  /// Where it lies.
  package let path: String
  private let lock: Int32

  /// What every such folder's name begins with, before 36 characters of its own.
  package static let prefix = "backprop-job-"

  /// The names of the folders of this process whose jobs are over.
  ///
  /// Other graders on this host have jobs, too, and their folders may lie where we do not see them.
  package static var ended: Set<String> { endedNames.withLock { $0 } }

  private static let endedNames = Mutex<Set<String>>([])

  /// Makes a folder, after removing those of graders that are no more.
  ///
  /// - Parameters:
  ///   - parent: The folder above it; the system's place for temporary files, unless said otherwise.
  ///   - isHidden: Whether its name begins with a dot.
  /// - Throws: `JobFolderError`.
  package init(
    in parent: URL = FileManager.default.temporaryDirectory, isHidden: Bool = false
  ) throws(JobFolderError) {
    Self.removeAbandoned(in: parent.path)
    while true {
      let name = (isHidden ? "." : "") + Self.prefix + UUID().uuidString
      let path = parent.appending(path: name).path
      do {
        try Interruption.shared.makeFolder(path) {
          guard mkdir(path, 0o700) == 0 else { throw JobFolderError(parent: parent.path) }
        }
      } catch {
        Interruption.shared.folderRemoved(path)
        throw error as? JobFolderError ?? JobFolderError(parent: parent.path)
      }
      if let lock = Self.lock(path) {
        (self.path, self.lock) = (path, lock)
        return
      }
      let error = JobFolderError(parent: parent.path)
      Interruption.shared.folderRemoved(path)
      // Another grader may have taken the folder for abandoned before it was locked.
      if FileManager.default.fileExists(atPath: path) {
        rmdir(path)
        throw error
      }
    }
  }

  deinit {
    Self.remove(path)
    let name = URL(filePath: path).lastPathComponent
    Self.endedNames.withLock { _ = $0.insert(name) }
    Interruption.shared.folderRemoved(path)
    close(lock)
  }

  /// Locks a folder that is still in its place; the result is the lock's descriptor.
  private static func lock(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (held, placed) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &held) == 0,
      lstat(path, &placed) == 0, held.st_ino == placed.st_ino, held.st_uid == geteuid()
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Removes a folder with all that is in it.
  private static func remove(_ path: String) {
    if (try? FileManager.default.removeItem(atPath: path)) != nil { return }
    // Folders can be nested until their path is longer than the system takes; 'rm' goes step by step.
    guard FileManager.default.fileExists(atPath: path), let collector = try? OutputCollector(),
      let removal = try? ChildProcess(
        ["/bin/rm", "-rf", "--", path], environment: [:], output: collector.writer)
    else { return }
    collector.closeWriter()
    _ = removal.wait()
  }

  /// Removes the folders whose jobs have ended without a word.
  private static func removeAbandoned(in parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) || name.hasPrefix("." + prefix) {
      let path = parent + "/" + name
      guard let lock = lock(path) else { continue }
      remove(path)
      close(lock)
    }
  }
}

/// A folder for temporary files that cannot be made or written to.
package struct JobFolderError: Error, Equatable, CustomStringConvertible {
  /// The folder.
  package let folder: String
  /// What the system said.
  package let reason: String

  init(_ folder: String, reason: String) {
    (self.folder, self.reason) = (folder, reason)
  }

  /// Notes why the last call of the system failed.
  package init(parent: String) {
    self.init(parent, reason: String(cString: strerror(errno)))
  }

  /// The error of a disk that has no room left, or nil when it has.
  ///
  /// A compiler on a full disk fails like one that was given wrong code.
  package init?(ifFull folder: String) {
    var facts = statvfs()
    guard statvfs(folder, &facts) == 0 else { return nil }
    let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    guard free < Self.leastRoom || facts.f_favail < 16 && facts.f_files > 0 else { return nil }
    self.init(folder, reason: "the disk has no more room")
  }

  private static let leastRoom: UInt64 = 8 << 20

  package var description: String {
    "cannot write temporary files in \(folder.singleLine): \(reason). Make room there, or name "
      + "another place for them in the environment variable TMPDIR."
  }
}
