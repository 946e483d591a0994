import Foundation

/// The shell into which people paste the commands that reports propose.
package enum Shell {
  /// The words of a command, as bash reads them.
  ///
  /// - Parameter command: The command.
  /// - Returns: Its words.
  /// - Throws: An error if bash cannot be started.
  package static func words(of command: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "printf '%s\\0' " + command]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
