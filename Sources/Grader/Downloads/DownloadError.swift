import Presentation
package import Record

/// The error thrown if a download fails.
package enum DownloadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No address provided the whole file; the first `kept` bytes are kept for the next attempt.
  case unreachable(path: String, attempts: [String], kept: Int)
  /// The file was downloaded completely but is not the published one.
  case wrongSum(path: String, expected: String, found: String)
  /// The file cannot be written.
  case cannotWrite(path: String, reason: String)

  /// The command's exit code.
  package var exitCode: GraderExit {
    if case .cannotWrite = self { .cannotWrite } else { .unavailable }
  }

  /// The error message.
  package var description: String {
    switch self {
    case .unreachable(let path, let attempts, let kept):
      let reasons = attempts.map { "  \($0)" }.joined(separator: "\n")
      let rest =
        kept > 0
        ? "The \(Wording.bytes(kept)) downloaded so far are kept; run the same command again to "
          + "resume."
        : "Check the connection and run the same command again."
      return "\(path): cannot be downloaded from any of its addresses:\n\(reasons)\n\(rest)"
    case .wrongSum(let path, let expected, let found):
      return "\(path): expected the MD5 checksum \(expected), found \(found). The file was deleted;"
        + " run the same command again. If that does not help, the publisher has changed the file."
    case .cannotWrite(let path, let reason):
      return "\(path): cannot be written: \(reason). Fix that, or choose "
        + "another --data-folder."
    }
  }
}
