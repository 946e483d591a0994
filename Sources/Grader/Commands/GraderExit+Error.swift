import ArgumentParser
import Record

extension GraderExit {
  /// The error that ends the command with this code and prints nothing more.
  var error: any Error { ExitCode(rawValue) }
}
