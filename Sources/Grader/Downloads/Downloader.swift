import Foundation
package import Media
import Presentation

/// Downloads published files: it resumes interrupted downloads, tries mirrors, and verifies
/// checksums.
///
/// A file is downloaded under its name plus `.part` and renamed after its checksum has been
/// verified. A file with the final name is therefore complete, and an interrupted download resumes
/// where it stopped.
package struct Downloader: Sendable {
  private let folder: String
  private let attemptsPerAddress: Int
  private let patience: Double

  /// Creates a downloader for a data folder.
  ///
  /// - Parameters:
  ///   - folder: The data folder.
  ///   - attemptsPerAddress: How many times to try an address before the next mirror.
  ///   - patience: The number of seconds without data after which an attempt is abandoned.
  package init(folder: String, attemptsPerAddress: Int = 3, patience: Double = 60) {
    self.folder = folder
    self.attemptsPerAddress = attemptsPerAddress
    self.patience = patience
  }

  /// Downloads a file, unless it is already there and intact.
  ///
  /// - Parameters:
  ///   - file: The file to download.
  ///   - progress: A closure that is called with the number of bytes on disk.
  /// - Returns: Whether anything was downloaded.
  /// - Throws: `DownloadError`.
  package func fetch(
    _ file: DatasetDownload, progress: @escaping @Sendable (Int) -> Void
  ) async throws -> Bool {
    let path = "\(folder)/\(file.path)"
    if size(path) == file.size, FileFacts.md5(path) == file.md5 { return false }
    let part = path + ".part"
    try prepare(part, limit: file.size)
    var attempts: [String] = []
    for address in file.addresses where size(part) != file.size && !Task.isCancelled {
      guard let url = URL(string: address) else {
        attempts.append("\(address): not a valid address")
        continue
      }
      for _ in 0..<attemptsPerAddress where size(part) != file.size && !Task.isCancelled {
        let transfer = Transfer(part: part, size: file.size, progress: progress)
        let failure = await transfer.run(from: url, offset: size(part) ?? 0, patience: patience)
        if case .disk(let reason) = failure {
          throw DownloadError.cannotWrite(path: part, reason: reason)
        }
        if let failure = failure?.reason, attempts.last != "\(address): \(failure)" {
          attempts.append("\(address): \(failure)")
        }
      }
    }
    guard size(part) == file.size else {
      throw DownloadError.unreachable(path: path, attempts: attempts, kept: size(part) ?? 0)
    }
    try accept(part, as: path, md5: file.md5)
    return true
  }

  private func prepare(_ part: String, limit: Int) throws(DownloadError) {
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        at: URL(filePath: part).deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: part, reason: error.localizedDescription)
    }
    let facts = try? manager.attributesOfFileSystem(forPath: folder)
    let rest = limit - min(size(part) ?? 0, limit)
    if let free = (facts?[.systemFreeSize] as? NSNumber)?.intValue, free < rest {
      throw .cannotWrite(
        path: part, reason: "\(Wording.bytes(free)) free, \(Wording.bytes(rest)) needed")
    }
    // A file longer than the complete one cannot be a part of it, so start again.
    if (size(part) ?? limit + 1) > limit, !manager.createFile(atPath: part, contents: nil) {
      throw .cannotWrite(path: part, reason: "the file cannot be created")
    }
  }

  private func accept(_ part: String, as path: String, md5: String) throws(DownloadError) {
    let found = FileFacts.md5(part) ?? "nothing"
    guard found == md5 else {
      try? FileManager.default.removeItem(atPath: part)
      throw .wrongSum(path: path, expected: md5, found: found)
    }
    guard rename(part, path) == 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private func size(_ path: String) -> Int? {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return (facts?[.size] as? NSNumber)?.intValue
  }
}
