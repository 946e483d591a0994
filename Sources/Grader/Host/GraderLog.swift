package import Logging

/// The log of the grader's steps, for the person who runs it; `--verbose` shows it.
///
/// Anything meant for the student goes into the report and is not logged.
package let logger = Logger(label: "grader")

/// The log of calls and checks, which names hidden ones too.
///
/// It is silent if students see the log.
package let checkLogger = Logger(label: checkLabel)

// A separate constant: the handler is created together with the logger.
private let checkLabel = "grader.checks"

/// Starts sending the log to standard error, either all of it or only unexpected events.
///
/// - Parameters:
///   - isVerbose: Whether to send all of it.
///   - showsChecks: Whether the reader may learn of every check that runs.
package func startLog(isVerbose: Bool, showsChecks: Bool = true) {
  LoggingSystem.bootstrap { label in
    if label == checkLabel, !showsChecks { return SwiftLogNoOpLogHandler() }
    var handler = StreamLogHandler.standardError(label: label)
    handler.logLevel = isVerbose ? .debug : .warning
    return handler
  }
}
