/// How a worker's process ended during a call.
package struct Crash: Sendable, Equatable {
  /// A limit that the box imposes.
  package enum Limit: String, Sendable {
    /// The limit in bytes.
    case memory
    /// The number of threads and processes.
    case processes
    /// The limit in bytes.
    case temporaryFiles = "temporary files"
  }

  /// The cause of a process's end.
  package enum Ending: Sendable, Equatable {
    /// The process exited by itself, with this exit code.
    case exited(Int32)
    /// A signal ended it, such as `SIGILL`.
    case signaled(String)
    /// The process is still running but closed the channel.
    case closedChannel
    /// The grader ended it, because it exceeded a limit.
    case exceeded(Limit, most: Int)
  }

  package let ending: Ending
  /// The last fatal error that it printed, if any.
  package let message: String?

  /// Makes a crash from its cause and the last fatal error.
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
