import ArgumentParser
import Record

extension GraderExit {
  /// The error to throw so that the command ends with this code and prints nothing more.
  var error: any Error { ExitCode(rawValue) }
}
