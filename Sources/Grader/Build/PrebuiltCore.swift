import Core
import Foundation
import Logging
import Synchronization

/// Core as submissions are compiled against it: a copy of what SwiftPM built.
///
/// The copy lies in a folder named after the hash of its contents. So whatever is rebuilt while
/// submissions are graded, all of them meet the same bytes; and a copy that was damaged has another
/// hash than its name, and is made again. Only the grader writes it; boxes see it read-only. It
/// holds Core and nothing else, so no submission can import the reference.
package final class PrebuiltCore: Sendable {
  /// The folder of the copy.
  package let folder: String
  /// Held while the copy is in use, so that no other grader removes it.
  private let lock: Int32

  private init(folder: String, lock: Int32) {
    (self.folder, self.lock) = (folder, lock)
  }

  deinit {
    close(lock)
  }

  /// The folder with Core's module file.
  package var modules: String { folder + "/modules" }

  /// The folders of the module maps that let the compiler load what Core was built with.
  package func moduleMaps() throws -> [String] { try entries(of: "libraries") }

  /// The object files of Core.
  package func objects() throws -> [String] { try entries(of: "objects") }

  private func entries(of name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)").sorted()
      .map { "\(folder)/\(name)/\($0)" }
  }

  /// The copy of what is built now; the same one for as long as this process lasts.
  ///
  /// - Throws: `PrebuiltCoreError`.
  package static func of(_ project: ProjectLayout) throws(PrebuiltCoreError) -> PrebuiltCore {
    try inUse.withLock { inUse throws(PrebuiltCoreError) in
      if let known = inUse[project.products] { return known }
      let core = try current(project)
      inUse[project.products] = core
      return core
    }
  }

  private static let inUse = Mutex<[String: PrebuiltCore]>([:])

  /// Finds or makes the copy of what is built now.
  package static func current(_ project: ProjectLayout) throws(PrebuiltCoreError) -> PrebuiltCore {
    let cache = project.products + "/prebuilt-core"
    do {
      let files = try builtFiles(project)
      let folder = cache + "/" + key(files)
      try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
      if let core = use(folder) {
        removeUnused(in: cache, except: folder)
        return core
      }
      logger.debug("copying Core", metadata: ["to": "\(folder)"])
      try copy(files, to: folder, in: cache)
      guard let core = use(folder) else { throw PrebuiltCoreError(cache, "it does not stay") }
      return core
    } catch {
      if let error = error as? PrebuiltCoreError { throw error }
      let reason = (error as? FileError)?.description ?? error.localizedDescription
      throw PrebuiltCoreError(cache, reason)
    }
  }

  /// What the copy is made of, by path below it.
  private static func builtFiles(_ project: ProjectLayout) throws -> [(
    path: String, bytes: [UInt8]
  )] {
    var sources = [("modules/Core.swiftmodule", project.products + "/Modules/Core.swiftmodule")]
    sources += try project.coreObjects().map {
      ("objects/" + URL(filePath: $0).lastPathComponent, $0)
    }
    for path in project.coreModuleMaps {
      let library = URL(filePath: path).lastPathComponent
      sources += try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
        ("libraries/\(library)/\(name)", "\(path)/\(name)")
      }
    }
    return try sources.sorted { $0.0 < $1.0 }.map { (path: $0, bytes: try readBytes($1)) }
  }

  /// The hash of the files and their paths.
  private static func key(_ files: [(path: String, bytes: [UInt8])]) -> String {
    var hash = SHA256()
    for (path, bytes) in files {
      hash.update(Array("\(path) \(bytes.count)\n".utf8))
      hash.update(bytes)
    }
    return hash.hexadecimal()
  }

  private static func copy(
    _ files: [(path: String, bytes: [UInt8])], to folder: String, in cache: String
  ) throws {
    let manager = FileManager.default
    let job = try JobFolder(in: URL(filePath: cache))
    for (path, bytes) in files {
      let file = URL(filePath: job.path).appending(path: "core/" + path)
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
    }
    // What lies there was damaged, or another grader was faster, whose copy is as good.
    if use(folder) == nil { try? manager.removeItem(atPath: folder) }
    if rename(job.path + "/core", folder) != 0, use(folder) == nil {
      throw PrebuiltCoreError(cache, String(cString: strerror(errno)))
    }
  }

  /// Takes a copy into use if it is what its name says.
  private static func use(_ folder: String) -> PrebuiltCore? {
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return nil }
    guard flock(lock, LOCK_SH | LOCK_NB) == 0, let files = try? copiedFiles(folder),
      key(files) == URL(filePath: folder).lastPathComponent
    else {
      close(lock)
      return nil
    }
    return PrebuiltCore(folder: folder, lock: lock)
  }

  private static func copiedFiles(_ folder: String) throws -> [(path: String, bytes: [UInt8])] {
    try ProjectFolder(at: URL(filePath: folder)).files(below: "").map { path in
      (path: path, bytes: try readBytes(folder + "/" + path))
    }
  }

  /// Removes the copies of earlier builds that no grader uses.
  private static func removeUnused(in cache: String, except folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
    for name in names where name.count == 64 && cache + "/" + name != folder {
      let path = cache + "/" + name
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
      close(lock)
    }
  }
}

/// Core as it was built cannot be copied for submissions.
package struct PrebuiltCoreError: Error, Equatable, CustomStringConvertible {
  private let folder: String
  private let reason: String

  init(_ folder: String, _ reason: String) {
    (self.folder, self.reason) = (folder, reason)
  }

  package var description: String {
    "cannot copy the built Core to \(folder), where submissions are compiled against it: \(reason). "
      + "Build the project again with 'swift build', as a user who may write there."
  }
}
