import Foundation
import Host
import Logging
import Synchronization

/// A folder of files that are made once, and used by every grading until something that they depend
/// on changes.
///
/// Its name says all that it depends on. It holds a list of its files with their sizes and dates,
/// which is compared before use, and it is locked while it is in use, so that no other grader
/// removes it. Reading dozens of megabytes to compare their bytes would take a quarter of a second.
final class KeptFolder: Sendable {
  /// The path of the folder.
  let path: String
  private let lock: Int32

  private static let listFile = "files.txt"

  /// Locks a folder; the result is nil if it is not there or not whole.
  private init?(at path: String) {
    self.path = path
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_SH | LOCK_NB) == 0, let found = try? Self.list(path),
      FileManager.default.contents(atPath: "\(path)/\(Self.listFile)") == found
    else { return nil }
  }

  deinit {
    if lock >= 0 { close(lock) }
  }

  /// The files of a folder, a line each, with sizes in bytes and dates in seconds.
  private static func list(_ folder: String) throws -> Data {
    let paths = ProjectFolder(at: URL(filePath: folder)).files(below: "")
    let lines = try paths.filter { $0 != listFile }.map { path in
      let file = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      let date = (file[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(file[.size] ?? 0) \(date) \(path)\n"
    }
    return Data(lines.joined().utf8)
  }

  /// The locks of the paths at which folders are made.
  ///
  /// Each has its own, because making a folder may have to wait for a thread that needs another.
  private static let locks = Mutex<[String: NSLock]>([:])

  /// Returns a folder, which is made if there is none yet.
  ///
  /// - Parameters:
  ///   - path: The path of the folder.
  ///   - isFormer: Whether a name in the same parent folder is that of one that the new one
  ///     replaces. It is removed if no grader uses it.
  ///   - make: Makes the files. It gets the path of an empty folder for them, and of one for
  ///     whatever else it needs, which is removed afterwards.
  /// - Returns: The folder.
  /// - Throws: `PrebuiltCoreError` if the files cannot be kept, or an error that `make` throws.
  static func at(
    _ path: String, replacing isFormer: (String) -> Bool,
    make: (_ files: String, _ job: String) throws -> Void
  ) throws -> KeptFolder {
    try lock(of: path).withLock {
      if let folder = KeptFolder(at: path) { return folder }
      logger.debug("making what is kept", metadata: ["in": "\(path)"])
      do {
        try fill(path, replacing: isFormer, make)
      } catch let error as CocoaError {
        throw PrebuiltCoreError.notCopied(to: path, error.localizedDescription)
      } catch let error as JobFolderError {
        throw PrebuiltCoreError.notCopied(to: path, "\(error)")
      }
      guard let folder = KeptFolder(at: path) else {
        throw PrebuiltCoreError.notCopied(to: path, "it keeps changing")
      }
      return folder
    }
  }

  private static func lock(of path: String) -> NSLock {
    locks.withLock { locks in
      if let lock = locks[path] { return lock }
      let lock = NSLock()
      locks[path] = lock
      return lock
    }
  }

  private static func fill(
    _ path: String, replacing isFormer: (String) -> Bool,
    _ make: (_ files: String, _ job: String) throws -> Void
  ) throws {
    let parent = URL(filePath: path).deletingLastPathComponent()
    let job = try JobFolder(in: parent)
    let files = job.path + "/kept"
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    try make(files, job.path)
    // A grader that cannot make its own takes nobody's.
    FolderLock.removeAbandoned(in: parent.path, where: isFormer) {
      try? FileManager.default.removeItem(atPath: $0)
    }
    try list(files).write(to: URL(filePath: "\(files)/\(listFile)"))
    // If the folder exists, it is damaged, or another grader was faster.
    if KeptFolder(at: path) == nil { try? FileManager.default.removeItem(atPath: path) }
    if rename(files, path) != 0, KeptFolder(at: path) == nil {
      throw PrebuiltCoreError.notCopied(to: path, String(cString: strerror(errno)))
    }
  }
}
