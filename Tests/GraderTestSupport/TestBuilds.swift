package import Build
import Core
import Foundation
import Host
import Media
import Record
import Synchronization
import Testing

/// Builds of the project's own files, which tests share within a run and from one run to the next.
///
/// They lie in `test-builds` beside what SwiftPM built, each in a folder named after a hash of all
/// that goes into it: what `SubmissionBuild.key` says, and the grader's own programs. A folder is
/// written beside its place and renamed, and is locked for as long as a process uses it.
package final class TestBuilds: BuildCache {
  /// The builds of all tests.
  package static let shared: TestBuilds? = {
    guard let project = try? ProjectLayout.find(), let salt = try? salt(of: project) else {
      return nil
    }
    return TestBuilds(in: project.products + "/test-builds", salt: salt, isTallied: true)
  }()

  private struct State {
    /// The builds in use, whose locks are held to the end of the process.
    var inUse: [String: SubmissionBuild.Result] = [:]
    var turns: [String: NSLock] = [:]
    var (made, saved) = (0, 0)
  }

  private let folder: String
  private let salt: String
  private let limit: Int
  private let isTallied: Bool
  private let state = Mutex(State())

  /// Creates a cache in a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - salt: A hash of what goes into every build.
  ///   - limit: How many bytes are kept at the most; the oldest builds that nobody uses give way.
  ///   - isTallied: Whether the builds count as work of the tests.
  package init(in folder: String, salt: String, limit: Int = 1 << 30, isTallied: Bool = false) {
    (self.folder, self.salt, self.limit) = (folder, salt, limit)
    self.isTallied = isTallied
  }

  /// How many builds were made, and how many were there already.
  package var counts: (made: Int, saved: Int) { state.withLock { ($0.made, $0.saved) } }

  package func result(
    for key: String, _ build: () throws -> SubmissionBuild.Result
  ) throws -> SubmissionBuild.Result {
    let name = SHA256.hexadecimal(of: (key + salt).utf8)
    // Who asks for the same build at the same time waits for it.
    return try turn(name).withLock {
      if let kept = kept(name) {
        count(isSaved: true)
        return kept
      }
      let result = try build()
      count(isSaved: false)
      guard Self.isLasting(result.report), (try? keep(result, as: name)) != nil else {
        return result
      }
      removeOldest()
      return kept(name) ?? result
    }
  }

  private func count(isSaved: Bool) {
    state.withLock { if isSaved { $0.saved += 1 } else { $0.made += 1 } }
    if isTallied { WorkTally.noteBuild(isSaved: isSaved) }
  }

  private func turn(_ name: String) -> NSLock {
    state.withLock { state in
      let turn = state.turns[name] ?? NSLock()
      state.turns[name] = turn
      return turn
    }
  }

  /// Whether the same build ends so every time.
  ///
  /// What is blamed on a file as a whole may be a limit of time that was met on a busy machine.
  private static func isLasting(_ report: BuildRecord) -> Bool {
    report.files.allSatisfy { $0.diagnostics.allSatisfy { $0.severity != "error" || $0.line > 0 } }
  }

  /// Takes a build into use, if it is there.
  private func kept(_ name: String) -> SubmissionBuild.Result? {
    if let known = state.withLock({ $0.inUse[name] }) { return known }
    let place = folder + "/" + name
    let lock = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return nil }
    // Nobody may have taken it away between its opening and its locking.
    guard flock(lock, LOCK_SH | LOCK_NB) == 0, access(place + "/worker", X_OK) == 0,
      let data = FileManager.default.contents(atPath: place + "/report.json"),
      let rows = try? JSONDecoder().decode([[[String]]].self, from: data),
      let report = BuildRecord(rows: rows)
    else {
      close(lock)
      return nil
    }
    utimes(place, nil)
    let bare = place + "/bare-worker"
    let result = SubmissionBuild.Result(
      worker: place + "/worker",
      bareWorker: FileManager.default.fileExists(atPath: bare) ? bare : nil, report: report)
    state.withLock { $0.inUse[name] = result }
    return result
  }

  private func keep(_ result: SubmissionBuild.Result, as name: String) throws {
    let draft = folder + "/draft-" + UUID().uuidString
    let manager = FileManager.default
    try manager.createDirectory(atPath: draft, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: draft) }
    try MadeProgram.copy(result.worker, to: draft + "/worker")
    if let bare = result.bareWorker { try MadeProgram.copy(bare, to: draft + "/bare-worker") }
    try JSONEncoder().encode(result.report.rows).write(to: URL(filePath: draft + "/report.json"))
    // Another process may have been faster, with the same.
    rename(draft, folder + "/" + name)
  }

  /// Removes the oldest builds while there are too many bytes of them.
  private func removeOldest() {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    var entries = names.map { name -> (path: String, date: Date, bytes: Int) in
      let path = folder + "/" + name
      let facts = try? manager.attributesOfItem(atPath: path)
      let worker = try? manager.attributesOfItem(atPath: path + "/worker")
      return (
        path, facts?[.modificationDate] as? Date ?? .distantPast, worker?[.size] as? Int ?? 0
      )
    }
    entries.sort { $0.date > $1.date }
    var bytes = 0
    for entry in entries {
      bytes += entry.bytes
      guard bytes > limit, !entry.path.contains("/draft-") else { continue }
      let lock = open(entry.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0 else { continue }
      defer { close(lock) }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { try? manager.removeItem(atPath: entry.path) }
    }
  }

  /// The hash of the programs that build and judge.
  private static func salt(of project: ProjectLayout) throws -> String {
    var hash = SHA256()
    for name in ["Grader", "Confine", "Keeper", "Reference"] {
      hash.update([UInt8](try Data(contentsOf: URL(filePath: "\(project.products)/\(name)"))))
    }
    return hash.hexadecimal()
  }
}

extension BuildRecord {
  /// The record in words: of each file its path and status, and then its messages.
  fileprivate var rows: [[[String]]] {
    files.map { file in
      [[file.path, file.status.rawValue]]
        + file.diagnostics.map {
          [$0.severity, String($0.line), String($0.column), $0.message, $0.source]
        }
    }
  }

  fileprivate init?(rows: [[[String]]]) {
    var files: [File] = []
    for words in rows {
      guard let head = words.first, head.count == 2, let status = Status(rawValue: head[1]) else {
        return nil
      }
      let diagnostics = words.dropFirst().compactMap { words -> Diagnostic? in
        guard words.count == 5, let line = Int(words[1]), let column = Int(words[2]) else {
          return nil
        }
        return Diagnostic(
          severity: words[0], line: line, column: column, message: words[3], source: words[4])
      }
      guard diagnostics.count == words.count - 1 else { return nil }
      files.append(File(path: head[0], status: status, diagnostics: diagnostics))
    }
    self.init(files: files)
  }
}
