import Foundation

/// Puts new files in the place of earlier ones, all or none.
///
/// Every step is a renaming inside one file system. If one fails, `undo` takes back those before
/// it, so that the earlier files are as they were.
struct FileExchange {
  /// The folder in which the files are exchanged.
  let folder: String
  /// A folder in `folder` that has the new files, with the same relative paths.
  let staging: String
  private var steps: [Step] = []

  private enum Step {
    case moved(from: String, to: String)
    case madeFolder(String)
  }

  init(in folder: String, from staging: String) {
    (self.folder, self.staging) = (folder, staging)
  }

  /// Moves what is at a path out of the way, if there is anything.
  ///
  /// - Throws: `ReportWriter.Failure`.
  mutating func setAside(_ path: String) throws(ReportWriter.Failure) {
    try move(place(path), to: "\(staging)/earlier-\(steps.count)", mayBeMissing: true)
  }

  /// Puts the new file or folder in its place, which must be free.
  ///
  /// - Throws: `ReportWriter.Failure`.
  mutating func publish(_ path: String) throws(ReportWriter.Failure) {
    try move("\(staging)/\(path)", to: place(path), mayBeMissing: false)
  }

  /// Creates a folder, unless there is one.
  ///
  /// - Throws: `ReportWriter.Failure`.
  mutating func makeFolder(_ path: String) throws(ReportWriter.Failure) {
    if mkdir(place(path), 0o777) == 0 {
      steps.append(.madeFolder(place(path)))
    } else if errno != EEXIST {
      throw .init(path: place(path), errno)
    }
  }

  /// Takes back all steps, the last first.
  mutating func undo() {
    while let step = steps.popLast() {
      switch step {
      case .moved(let from, let to): rename(to, from)
      case .madeFolder(let path): rmdir(path)
      }
    }
  }

  private func place(_ path: String) -> String { "\(folder)/\(path)" }

  private mutating func move(
    _ from: String, to: String, mayBeMissing: Bool
  ) throws(ReportWriter.Failure) {
    if rename(from, to) == 0 {
      steps.append(.moved(from: from, to: to))
    } else if !(mayBeMissing && errno == ENOENT) {
      throw .init(path: from.hasPrefix(staging) ? to : from, errno)
    }
  }
}
