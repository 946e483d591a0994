package import Foundation
import Presentation
import Synchronization

/// A folder for one job, which is removed when the job ends.
///
/// The job holds a lock on its folder. A grader that was killed holds no lock, and the next grader
/// removes the folders that it left behind.
package struct JobFolder: ~Copyable {
  /// The path of the folder.
  package let path: String
  private let lock: FolderLock

  /// The prefix of every job folder's name; 36 unique characters follow it.
  package static let prefix = "backprop-job-"

  /// The names of this process's folders whose jobs have ended.
  ///
  /// Other graders on this host have jobs too, possibly in folders that this process cannot see.
  package static var ended: Set<String> { endedNames.withLock { $0 } }

  private static let endedNames = Mutex<Set<String>>([])

  /// Creates a folder, after removing the folders that killed graders left behind.
  ///
  /// - Parameters:
  ///   - parent: The parent folder; by default, the system's folder for temporary files.
  ///   - isHidden: Whether the folder's name begins with a dot.
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
      if let lock = FolderLock(path) {
        (self.path, self.lock) = (path, lock)
        return
      }
      let error = JobFolderError(parent: parent.path)
      Interruption.shared.folderRemoved(path)
      // Before the folder was locked, another grader may have taken it for abandoned and removed
      // it. If it still exists, locking it failed for another reason.
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
  }

  /// Removes a folder and everything in it.
  private static func remove(_ path: String) {
    if (try? FileManager.default.removeItem(atPath: path)) != nil { return }
    // Folders can be nested until their path exceeds the system's limit; 'rm' descends step by
    // step.
    guard FileManager.default.fileExists(atPath: path), let collector = try? OutputCollector(),
      let removal = try? ChildProcess(
        ["/bin/rm", "-rf", "--", path], environment: [:], output: collector.writer)
    else { return }
    collector.closeWriter()
    _ = removal.wait()
  }

  /// Removes the folders of jobs that ended without cleaning up.
  private static func removeAbandoned(in parent: String) {
    FolderLock.removeAbandoned(
      in: parent, where: { $0.hasPrefix(prefix) || $0.hasPrefix("." + prefix) }, by: remove)
  }
}

/// The error thrown if a folder for temporary files cannot be created or written to.
package struct JobFolderError: Error, Equatable, CustomStringConvertible {
  /// The folder.
  package let folder: String
  /// The system's message.
  package let reason: String

  init(_ folder: String, reason: String) {
    (self.folder, self.reason) = (folder, reason)
  }

  /// Creates an error from the system's last error number.
  package init(parent: String) {
    self.init(parent, reason: String(cString: strerror(errno)))
  }

  /// Creates an error if the disk is full; nil if there is space left.
  ///
  /// Without this error, a full disk would look as if the student's code did not compile.
  package init?(ifFull folder: String) {
    var facts = statvfs()
    guard statvfs(folder, &facts) == 0 else { return nil }
    let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    guard free < Self.leastRoom || facts.f_favail < 16 && facts.f_files > 0 else { return nil }
    self.init(folder, reason: "the disk is full")
  }

  private static let leastRoom: UInt64 = 8 << 20

  package var description: String {
    "cannot write temporary files in \(folder.singleLine): \(reason). Free some space there, or "
      + "set the environment variable TMPDIR to another folder."
  }
}
