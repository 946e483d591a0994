import Foundation
import Host
import Logging
import Media

/// A worker made of the project's own files, which is built once and kept beside the copy of Core
/// that it is linked with.
///
/// Its folder is named after everything that the build depends on, and holds the digest of the
/// program, which is compared before use.
package final class KeptProgram: Sendable {
  /// The path of the program.
  package let path: String
  /// A lock held while the program is in use, so that no other grader removes it.
  private let lock: Int32

  private static let programFile = "worker"
  private static let digestFile = "digest"

  private init?(in folder: String) {
    path = folder + "/" + Self.programFile
    lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    let manager = FileManager.default
    guard lock >= 0, flock(lock, LOCK_SH | LOCK_NB) == 0,
      let program = manager.contents(atPath: path),
      manager.contents(atPath: "\(folder)/\(Self.digestFile)") == Self.digest(program)
    else { return nil }
  }

  deinit {
    if lock >= 0 { close(lock) }
  }

  private static func digest(_ program: Data) -> Data {
    Data(SHA256.hexadecimal(of: [UInt8](program)).utf8)
  }

  /// Returns a program, which is built if there is none yet.
  ///
  /// - Parameters:
  ///   - name: What the program is, such as `mistakes-Assignment1`. A new one replaces those of the
  ///     same name.
  ///   - builder: The builder, whose rules and limits are for the project's own files.
  ///   - files: The files of the module that replace stubs or bindings.
  /// - Returns: The program.
  /// - Throws: `BuildError` if the files do not build, or an error if the program cannot be kept.
  package static func of(
    _ name: String, _ builder: SubmissionBuild, files: [String: [UInt8]]
  ) throws -> KeptProgram {
    let all = try ProgramParts.folder(of: builder) + ".\(name)."
    let folder = all + String(try builder.key([:], editable: [], given: files).prefix(16))
    if let program = KeptProgram(in: folder) { return program }
    logger.debug("building a program to keep", metadata: ["in": "\(folder)"])
    let job = try JobFolder(in: URL(filePath: folder).deletingLastPathComponent())
    let built = try builder.build([:], editable: [], in: job.path, given: files)
    let kept = job.path + "/kept"
    let manager = FileManager.default
    try manager.createDirectory(atPath: kept, withIntermediateDirectories: true)
    try manager.moveItem(atPath: built.worker, toPath: "\(kept)/\(programFile)")
    let bytes = try Data(contentsOf: URL(filePath: "\(kept)/\(programFile)"))
    try digest(bytes).write(to: URL(filePath: "\(kept)/\(digestFile)"))
    removeUnused(all)
    // If the folder exists, another grader was faster.
    if rename(kept, folder) != 0, KeptProgram(in: folder) == nil {
      throw PrebuiltCoreError.notCopied(to: folder, String(cString: strerror(errno)))
    }
    guard let program = KeptProgram(in: folder) else {
      throw PrebuiltCoreError.notCopied(to: folder, "it keeps changing")
    }
    return program
  }

  /// Removes programs that no grader uses.
  private static func removeUnused(_ prefix: String) {
    let url = URL(filePath: prefix)
    FolderLock.removeAbandoned(in: url.deletingLastPathComponent().path) {
      $0.hasPrefix(url.lastPathComponent)
    } by: {
      try? FileManager.default.removeItem(atPath: $0)
    }
  }
}
