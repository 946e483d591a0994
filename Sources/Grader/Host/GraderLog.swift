package import Logging

/// A log of what the grader does, step by step, for its operator; shown by `--verbose`.
///
/// Nothing meant for the student is logged; it goes into the report.
package let logger = Logger(label: "grader")

/// Sends the log to standard error, either all of it or only unexpected events.
package func startLog(isVerbose: Bool) {
  LoggingSystem.bootstrap { label in
    var handler = StreamLogHandler.standardError(label: label)
    handler.logLevel = isVerbose ? .debug : .warning
    return handler
  }
}
