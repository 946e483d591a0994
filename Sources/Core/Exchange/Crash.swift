/// How a worker's process ended during a call.
package struct Crash: Sendable, Equatable {
  /// A limit of the box.
  package enum Limit: String, Sendable {
    /// In bytes.
    case memory
    /// Threads and processes.
    case processes
    /// In bytes.
    case temporaryFiles = "temporary files"
  }

  /// What ended the process.
  package enum Ending: Sendable, Equatable {
    /// It ended by itself, with a code.
    case exited(Int32)
    /// A signal did, such as `SIGILL`.
    case signaled(String)
    /// It goes on, but closed the channel.
    case closedChannel
    /// The grader did, because of a limit.
    case exceeded(Limit, most: Int)
  }

  package let ending: Ending
  /// The last fatal error that it printed, if any.
  package let message: String?

  /// Describes an ending.
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
      case .signaled(let signal): "the process was ended by \(signal)"
      case .closedChannel: "the code closed its connection to the grader"
      case .exceeded(let limit, let most): "it exceeded its \(limit.rawValue) limit of \(most)"
      }
    return message.map { "\(how): \($0)" } ?? how
  }
}
