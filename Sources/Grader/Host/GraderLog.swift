package import Logging

/// The log of the grader's steps, for the person who runs it; `--verbose` shows it.
///
/// Anything meant for the student goes into the report and is not logged.
package let logger = Logger(label: "grader")

/// Starts sending the log to standard error, either all of it or only unexpected events.
package func startLog(isVerbose: Bool) {
  LoggingSystem.bootstrap { label in
    var handler = StreamLogHandler.standardError(label: label)
    handler.logLevel = isVerbose ? .debug : .warning
    return handler
  }
}
