import Presentation
package import Record

/// A download that did not succeed.
package enum DownloadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No address gave the whole file; `kept` bytes of it stay for the next attempt.
  case unreachable(path: String, attempts: [String], kept: Int)
  /// The file came whole but is not the published one.
  case wrongSum(path: String, expected: String, found: String)
  /// The file cannot be written.
  case cannotWrite(path: String, reason: String)

  /// The code with which the command ends.
  package var exitCode: GraderExit {
    if case .cannotWrite = self { .cannotWrite } else { .unavailable }
  }

  /// The error in sentences.
  package var description: String {
    switch self {
    case .unreachable(let path, let attempts, let kept):
      let reasons = attempts.map { "  \($0)" }.joined(separator: "\n")
      let rest =
        kept > 0
        ? "The \(Wording.bytes(kept)) that arrived are kept; the same command goes on from there."
        : "Check the connection and give the same command again."
      return "\(path): expected the file from one of its addresses, found\n\(reasons)\n\(rest)"
    case .wrongSum(let path, let expected, let found):
      return "\(path): expected the MD5 \(expected), found \(found). The file was thrown away;"
        + " give the same command again, and if that does not help, the publisher changed it."
    case .cannotWrite(let path, let reason):
      return "\(path): expected to write here, found: \(reason). Mend that, or choose another"
        + " --data-folder."
    }
  }
}
