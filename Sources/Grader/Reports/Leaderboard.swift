package import Foundation
import Host
import Presentation

/// A leaderboard file, to which several graders may add submissions at the same time.
///
/// A writer locks the folder that contains the file. Locking the file itself would not help,
/// because every change replaces it: the new contents are written to a temporary file, which is
/// then renamed. Readers therefore see either the old or the new contents.
package struct Leaderboard: Sendable {
  /// The path, with symbolic links resolved.
  package let file: URL

  /// Creates a leaderboard in the given file, which need not exist yet.
  package init(_ file: URL) {
    self.file = file.resolvingSymlinksInPath()
  }

  /// The error for a leaderboard that cannot be read or written.
  package struct Failure: Error, CustomStringConvertible, Sendable, Equatable {
    /// The path of the file.
    package let path: String
    /// A description of what is wrong and what to do.
    package let reason: String

    /// The error message.
    package var description: String {
      "the leaderboard \(path.singleLine) was not changed: \(reason.singleLine)."
    }
  }

  /// The maximum size of the file in bytes, which is enough for more than a hundred thousand
  /// submissions.
  private static let limit = 32 << 20

  /// Returns the contents, or nil if the file does not exist yet.
  ///
  /// - Throws: `Failure` if the file is not a leaderboard or cannot be read.
  package func read() throws(Failure) -> LeaderboardTable? {
    let manager = FileManager.default
    guard let attributes = try? manager.attributesOfItem(atPath: file.path) else { return nil }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= Self.limit
    else {
      throw failure("it must be a regular file of at most \(Self.limit) bytes; choose another file")
    }
    guard let data = manager.contents(atPath: file.path) else {
      throw failure("it cannot be read; check its permissions")
    }
    guard !data.isEmpty else { return nil }
    guard let text = String(data: data, encoding: .utf8) else {
      throw failure("it is not UTF-8 text; choose another file")
    }
    do {
      return try LeaderboardTable(text)
    } catch {
      throw failure(
        "line \(error.line) is not a valid leaderboard row; fix it or choose another file")
    }
  }

  /// Finds out whether a submission could be added, before it is graded.
  ///
  /// - Throws: `Failure` if the file is not a leaderboard, or cannot be read or written.
  package func check() throws(Failure) {
    _ = try read()
    if let reason = JobFolder.fault(in: file.deletingLastPathComponent()) { throw failure(reason) }
  }

  /// Adds a submission.
  ///
  /// - Parameters:
  ///   - entry: The row of the submission.
  ///   - checks: The assignment's checks that compare times with the reference, in order.
  /// - Returns: The rank of the submission, the number of submissions, and the row of another
  ///   archive with the same name, if the submission replaces one.
  /// - Throws: `Failure` if the file cannot be changed.
  package func enter(
    _ entry: LeaderboardTable.Entry, checks: [String]
  ) throws(Failure) -> (place: Int, of: Int, replaced: LeaderboardTable.Entry?) {
    let folder = file.deletingLastPathComponent()
    let lock = try lock(folder)
    defer { close(lock) }
    var table = try read() ?? LeaderboardTable(checks: checks)
    guard table.checks == checks else {
      throw failure(
        "it ranks \(table.checks.joined(separator: ", ")), but the submission was timed in "
          + "\(checks.joined(separator: ", ")); use a separate file for each assignment")
    }
    let replaced = table.entries.first { $0.name == entry.name && $0.sha256 != entry.sha256 }
    let place = table.enter(entry)
    try write(table, in: folder)
    return (place, table.entries.count, replaced)
  }

  /// Waits for the lock on a folder and returns its descriptor.
  private func lock(_ folder: URL) throws(Failure) -> Int32 {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw failure("its folder cannot be created; choose a file in a folder that you can write to")
    }
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemFailure() }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let failure = systemFailure()
        close(descriptor)
        throw failure
      }
    }
    return descriptor
  }

  private func write(_ table: LeaderboardTable, in folder: URL) throws(Failure) {
    do {
      let staging = try JobFolder(in: folder, isHidden: true)
      let written = staging.path + "/" + file.lastPathComponent
      try Data(table.text.utf8).write(to: URL(filePath: written))
      try Interruption.shared.shielding {
        guard rename(written, file.path) == 0 else { throw systemFailure() }
      }
    } catch let error as JobFolderError {
      throw failure(error.reason)
    } catch let error as Failure {
      throw error
    } catch {
      throw failure("it cannot be written (\((error as NSError).localizedDescription))")
    }
  }

  private func failure(_ reason: String) -> Failure { Failure(path: file.path, reason: reason) }

  private func systemFailure() -> Failure { failure(String(cString: strerror(errno))) }
}
