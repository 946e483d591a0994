/// How a worker's process ended during a call.
package struct Crash: Sendable, Equatable {
  /// A resource limit that the sandbox imposes.
  package enum Limit: String, Sendable {
    /// The limit on memory, in bytes.
    case memory
    /// The limit on the stack, in bytes.
    case stack
    /// The limit on the number of threads and processes.
    case processes
    /// The limit on temporary files, in bytes.
    case temporaryFiles = "temporary files"
  }

  /// How a process ended.
  package enum Ending: Sendable, Equatable {
    /// The process exited by itself, with this exit code.
    case exited(Int32)
    /// A signal, such as `SIGILL`, ended the process.
    case signaled(String)
    /// The process is still running but closed the channel.
    case closedChannel
    /// The process ended, or was ended, because it exceeded a limit.
    case exceeded(Limit, most: Int)
  }

  package let ending: Ending
  /// The last fatal error that the process printed, if any.
  package let message: String?
  /// The position in the student's code, if it was found.
  package var place: CodePlace?

  /// Creates a description of a crash: how the process ended, and the last fatal error that it
  /// printed.
  package init(_ ending: Ending, message: String? = nil) {
    (self.ending, self.message) = (ending, message)
  }
}

extension Crash: CustomStringConvertible {
  /// A short description of how the process ended.
  package var description: String {
    let how =
      switch ending {
      case .exited(let code): "the process ended with exit code \(code)"
      case .signaled(let signal): "the process was terminated by \(signal)"
      case .closedChannel: "the code closed its connection to the grader"
      case .exceeded(let limit, let most): "it exceeded its \(limit.rawValue) limit of \(most)"
      }
    return message.map { "\(how): \($0)" } ?? how
  }
}
