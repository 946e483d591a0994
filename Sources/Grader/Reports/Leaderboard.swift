package import Foundation
import Host
import Presentation

/// The file of a leaderboard, which many gradings may enter submissions into at once.
///
/// Who changes it holds a lock on the folder that it lies in: a lock on the file itself would be on
/// one that is replaced. It is written beside its place and renamed, so readers see one state or
/// the other.
package struct Leaderboard: Sendable {
  /// Where it lies, links followed.
  package let file: URL

  /// The leaderboard in a file, which need not be there yet.
  package init(_ file: URL) {
    self.file = file.resolvingSymlinksInPath()
  }

  /// A leaderboard that cannot be read or written.
  package struct Failure: Error, CustomStringConvertible, Sendable, Equatable {
    /// The file.
    package let path: String
    /// What is wrong, and what to do.
    package let reason: String

    /// The error in a sentence.
    package var description: String {
      "the leaderboard \(path.singleLine) was left as it is: \(reason.singleLine)."
    }
  }

  /// More than the lines of a hundred thousand submissions.
  private static let limit = 32 << 20

  /// The content, or nil when there is no such file yet.
  ///
  /// - Throws: `Failure`, when it is no leaderboard or cannot be read.
  package func read() throws(Failure) -> LeaderboardTable? {
    let manager = FileManager.default
    guard let attributes = try? manager.attributesOfItem(atPath: file.path) else { return nil }
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= Self.limit
    else { throw failure("it is no regular file of up to \(Self.limit) bytes; name another") }
    guard let data = manager.contents(atPath: file.path) else {
      throw failure("it cannot be read; see who may read it")
    }
    guard !data.isEmpty else { return nil }
    guard let text = String(data: data, encoding: .utf8) else {
      throw failure("it is not UTF-8 text; name another file")
    }
    do {
      return try LeaderboardTable(text)
    } catch {
      throw failure(
        "line \(error.line) is not as a leaderboard has it; mend the line or name another file")
    }
  }

  /// Enters a submission.
  ///
  /// - Parameters:
  ///   - entry: What is said of it.
  ///   - checks: The assignment's checks that are timed against the reference, in order.
  /// - Returns: Its place, and how many submissions there are.
  /// - Throws: `Failure`; the file is as it was then.
  package func enter(
    _ entry: LeaderboardTable.Entry, checks: [String]
  ) throws(Failure) -> (place: Int, of: Int) {
    let folder = file.deletingLastPathComponent()
    let lock = try lock(folder)
    defer { close(lock) }
    var table = try read() ?? LeaderboardTable(checks: checks)
    guard table.checks == checks else {
      throw failure(
        "it ranks \(table.checks.joined(separator: ", ")), and the submission was timed in "
          + "\(checks.joined(separator: ", ")); use a file for each assignment")
    }
    let place = table.enter(entry)
    try write(table, in: folder)
    return (place, table.entries.count)
  }

  /// Waits for the lock on a folder; the result is its descriptor.
  private func lock(_ folder: URL) throws(Failure) -> Int32 {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw failure("its folder cannot be made; name a file in a folder that you may write to")
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
