import Foundation
import Testing

/// Programs that tests put somewhere and start.
///
/// Another process writes them. If this one did, a child that another test starts at that moment
/// would have the program open for writing until it has become its own, and the kernel runs no file
/// that is ("Text file busy").
package enum MadeProgram {
  /// Copies a program.
  package static func copy(_ source: String, to path: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["install", "-m", "755", source, path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "cannot copy \(source) to \(path)")
  }

  /// Writes a program, such as a script.
  package static func write(_ text: String, to path: String) throws {
    let draft = FileManager.default.temporaryDirectory
      .appending(path: "backprop-\(UUID().uuidString)")
    try Data(text.utf8).write(to: draft)
    defer { try? FileManager.default.removeItem(at: draft) }
    try copy(draft.path, to: path)
  }
}

extension TemporaryFolder {
  /// Writes a program, making the folders above it.
  @discardableResult
  package func writeProgram(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try MadeProgram.write(text, to: file.path)
    return file.path
  }
}
