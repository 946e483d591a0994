import ArgumentParser
import Record

extension GraderExit {
  /// The error to throw so that the command ends with this code and prints nothing more.
  var error: any Error { ExitCode(rawValue) }

  /// All codes with their meanings, one per line, for the help.
  static let help: String = allCases.map { exit in
    let code = "\(exit.rawValue)"
    return "  " + code + String(repeating: " ", count: 5 - code.count) + exit.meaning
  }.joined(separator: "\n")
}
