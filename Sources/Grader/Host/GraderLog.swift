package import Logging

/// What the grader does, step by step, for whoever runs it; shown by `--verbose`.
///
/// Nothing for the student is logged: that is in the report.
package let logger = Logger(label: "grader")

/// Sends the log to standard error, in full or only what should not happen.
package func startLog(isVerbose: Bool) {
  LoggingSystem.bootstrap { label in
    var handler = StreamLogHandler.standardError(label: label)
    handler.logLevel = isVerbose ? .debug : .warning
    return handler
  }
}
