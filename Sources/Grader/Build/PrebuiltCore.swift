import Foundation
package import Host
import Logging
package import Symbols
import Media
import Synchronization

/// The built Core and `Exchange` that workers are linked with: a copy of SwiftPM's build products.
///
/// The copy is in a folder named after the hash of its contents. Even if something is rebuilt
/// during grading, all submissions are therefore compiled against the same bytes. A damaged copy
/// does not match the build and is replaced. The copied files must not be newer than the grader
/// that was linked with them, and the object files must be complete. Only the grader writes the
/// copy; boxes see it read-only. The reference is not in the copy, so no submission can import it.
/// Each module has its own folder, so that no submission can import `Exchange` either.
package final class PrebuiltCore: Sendable {
  /// The folder of the copy.
  package let folder: String
  /// A lock held while the copy is in use, so that no other grader removes it.
  private let lock: Int32

  private init(folder: String, lock: Int32) {
    (self.folder, self.lock) = (folder, lock)
  }

  deinit {
    close(lock)
  }

  /// Returns the folders that contain the given modules and the C modules that they were built
  /// with.
  package func searchPaths(_ modules: [WorkerModule]) -> [String] {
    modules.flatMap { module in
      ["\(folder)/modules/\(module.name)"]
        + module.libraries.map { "\(folder)/libraries/\($0)" }
    }
  }

  /// Returns the names that the copy and the toolchain's library define.
  ///
  /// - Throws: `ObjectFileError`, or an error from reading a file; neither is caused by the
  ///   submission.
  package func names(_ toolchain: Toolchain) throws -> HostNames {
    try HostNames.of(
      core: folder, objects: try objects(), libraries: toolchain.runtimeLibraries)
  }

  /// Returns the object files of all modules.
  package func objects() throws -> [ProjectLayout.WorkerObject] {
    let place = folder + "/objects"
    return try FileManager.default.subpathsOfDirectory(atPath: place)
      .filter { $0.hasSuffix(".o") }.sorted()
      .map { .init(source: String($0.dropLast(".swift.o".count)), path: "\(place)/\($0)") }
  }

  /// Returns a copy of the current build, which stays the same until this process ends.
  ///
  /// - Throws: `PrebuiltCoreError`.
  package static func of(_ project: ProjectLayout) throws(PrebuiltCoreError) -> PrebuiltCore {
    try inUse.withLock { inUse throws(PrebuiltCoreError) in
      // Two checkouts may share a build folder but have different contracts.
      let key = [project.root, project.products]
      if let known = inUse[key] { return known }
      let core = try current(project)
      inUse[key] = core
      return core
    }
  }

  private static let inUse = Mutex<[[String]: PrebuiltCore]>([:])

  /// Finds or makes a copy of the current build.
  package static func current(_ project: ProjectLayout) throws(PrebuiltCoreError) -> PrebuiltCore {
    let cache = project.products + "/prebuilt-core"
    do {
      let files = try builtFiles(project)
      try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
      // Comparing bytes takes a tenth of the time of hashing them.
      if let core = folders(in: cache).lazy.compactMap({ use($0, with: files) }).first {
        removeUnused(in: cache, except: core.folder)
        return core
      }
      let folder = cache + "/" + key(files)
      logger.debug("copying Core", metadata: ["to": "\(folder)"])
      try copy(files, to: folder, in: cache)
      guard let core = use(folder, with: files) else {
        throw PrebuiltCoreError.notCopied(to: cache, "it keeps changing")
      }
      return core
    } catch {
      if let error = error as? PrebuiltCoreError { throw error }
      let reason = (error as? FileError)?.description ?? error.localizedDescription
      throw .notCopied(to: cache, reason)
    }
  }

  /// Reads the files to copy; their paths are those in the copy.
  private static func builtFiles(_ project: ProjectLayout) throws -> [(
    path: String, bytes: [UInt8]
  )] {
    let modules = project.workerModules()
    var sources = modules.map { module in
      let file = "\(module.name).swiftmodule"
      return ("modules/\(module.name)/\(file)", "\(project.products)/Modules/\(file)")
    }
    sources += try project.workerObjects().map { ("objects/\($0.source).swift.o", $0.path) }
    try requireUntouched(sources.map(\.1), since: "\(project.products)/\(project.program)")
    for library in modules.flatMap(\.libraries) {
      let path = project.library(library)
      sources += try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
        ("libraries/\(library)/\(name)", "\(path)/\(name)")
      }
    }
    return try sources.sorted { $0.0 < $1.0 }.map { (path: $0, bytes: try readBytes($1)) }
  }

  /// Throws an error if a built file is newer than the program that was linked with it.
  ///
  /// SwiftPM links each program when that one is run, so the others may be older.
  private static func requireUntouched(
    _ paths: [String], since program: String
  ) throws(PrebuiltCoreError) {
    guard let linked = date(of: program) else { return }
    for path in paths {
      if let date = date(of: path), date > linked {
        throw .damaged(path, "it has changed since the program was built with it")
      }
    }
  }

  private static func date(of path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }

  /// Returns the hash of the files and their paths.
  static func key(_ files: [(path: String, bytes: [UInt8])]) -> String {
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
    try requireWhole(files)
    let job = try JobFolder(in: URL(filePath: cache))
    for (path, bytes) in files {
      let file = URL(filePath: job.path).appending(path: "core/" + path)
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
    }
    // If the folder already exists, its copy is damaged, or another grader was faster and made the
    // same copy.
    if use(folder, with: files) == nil { try? manager.removeItem(atPath: folder) }
    if rename(job.path + "/core", folder) != 0, use(folder, with: files) == nil {
      throw PrebuiltCoreError.notCopied(to: cache, String(cString: strerror(errno)))
    }
  }

  /// Throws an error if an object file is invalid or incomplete.
  private static func requireWhole(
    _ files: [(path: String, bytes: [UInt8])]
  ) throws(PrebuiltCoreError) {
    #if os(Linux)
      for (path, bytes) in files where path.hasSuffix(".o") {
        do throws(ObjectFileError) {
          _ = try ObjectFile(bytes)
        } catch {
          throw .damaged(URL(filePath: path).lastPathComponent, "\(error)")
        }
      }
    #endif
  }

  /// Locks and returns a copy, or returns nil if its contents are not those of the build.
  private static func use(
    _ folder: String, with files: [(path: String, bytes: [UInt8])]
  ) -> PrebuiltCore? {
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return nil }
    guard flock(lock, LOCK_SH | LOCK_NB) == 0, hasExactly(files, in: folder) else {
      close(lock)
      return nil
    }
    return PrebuiltCore(folder: folder, lock: lock)
  }

  private static func hasExactly(
    _ files: [(path: String, bytes: [UInt8])], in folder: String
  ) -> Bool {
    ProjectFolder(at: URL(filePath: folder)).files(below: "") == files.map(\.path).sorted()
      && files.allSatisfy { isFile(at: "\(folder)/\($0.path)", madeOf: $0.bytes) }
  }

  /// The folders of all copies, which are named after hashes.
  private static func folders(in cache: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
    return names.filter { $0.count == 64 }.map { "\(cache)/\($0)" }
  }

  /// Removes copies of earlier builds that no grader uses.
  private static func removeUnused(in cache: String, except folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
    for path in folders(in: cache) where path != folder {
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 {
        // The parts that were made for it lie beside it.
        let name = URL(filePath: path).lastPathComponent
        for part in names where part.hasPrefix(name) {
          try? FileManager.default.removeItem(atPath: cache + "/" + part)
        }
      }
      close(lock)
    }
  }
}

/// The error thrown if submissions cannot be compiled with the built Core.
package enum PrebuiltCoreError: Error, Equatable, CustomStringConvertible {
  /// The built Core cannot be copied to a folder; the second text is the reason.
  case notCopied(to: String, String)
  /// A file of the built Core is damaged; the texts are its path or name and what was found.
  case damaged(String, String)

  package var description: String {
    switch self {
    case .notCopied(let folder, let reason):
      "cannot copy the built Core to \(folder), where submissions are compiled against it: "
        + "\(reason). Build the project again with 'swift build', as a user who can write to that "
        + "folder."
    case .damaged(let file, let reason):
      "the built Core is damaged: \(file): \(reason). Build the project again with 'swift build'; "
        + "if that does not help, run 'swift package clean' first."
    }
  }
}
