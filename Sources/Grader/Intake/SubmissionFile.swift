import Foundation
import Presentation

/// The name and contents of an archive file on disk.
struct SubmissionFile {
  /// The last component of the path, safe to print.
  let name: String
  let bytes: [UInt8]

  /// Reads the whole file.
  ///
  /// The file is read only once, so the hashed bytes are the graded bytes even if the file changes
  /// later.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - limit: The maximum size in bytes.
  /// - Throws: `IntakeError` if the file is missing, not a regular file, unreadable or too large.
  init(path: String, limit: Int) throws(IntakeError) {
    name = visible(URL(fileURLWithPath: path).lastPathComponent)
    let shown = visible(path)
    // Without O_NONBLOCK, opening a FIFO would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .noSuchFile(path: shown)
        : .unreadable(path: shown, found: "cannot be opened (\(String(cString: strerror(errno))))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: shown, found: "cannot be opened")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .unreadable(path: shown, found: "is not a regular file")
      }
      throw .folder(path: shown, command: Self.command(toPack: path))
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw .tooLarge(file: name, limit: .archiveBytes, allowed: limit, found: size)
    }
    bytes = try Self.contents(of: descriptor, limit: limit, name: name, path: shown)
  }

  /// The command that makes an archive of a folder.
  private static func command(toPack folder: String) -> String {
    let name = URL(filePath: folder).standardizedFileURL.lastPathComponent
    return "tar -czf \((name + ".tar.gz").shellWord) -- \(folder.shellWord)"
  }

  private static func contents(
    of descriptor: Int32, limit: Int, name: String, path: String
  ) throws(IntakeError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(descriptor, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, found: "cannot be read") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= limit else {
        throw .tooLarge(file: name, limit: .archiveBytes, allowed: limit, found: bytes.count)
      }
    }
  }
}
