/// A fact about a call that gave no valid answer.
package enum CallFact: Sendable, Equatable, Codable, FactGroup {
  /// A limit of the sandbox.
  package enum Limit: String, Sendable, Codable, CaseIterable {
    /// The limit on memory, in bytes.
    case memory
    /// The limit on the stack, in bytes, which a recursion without end exceeds.
    case stack
    /// The limit on the number of threads and processes.
    case processes
    /// The limit on temporary files, in bytes.
    case temporaryFiles
  }

  /// The call reached a stub. `task` says what to implement.
  case notImplemented(task: String)
  /// The call threw an error.
  case threw(message: String)
  /// The process exited. `message` is its last fatal error.
  case exited(code: Int, message: String?)
  /// A signal ended the process, such as `SIGILL`.
  case signaled(signal: String, message: String?)
  /// The position in the student's code at which the call crashed or ran out of time. `line` and
  /// `source`, its text, are nil if the optimizer left no line.
  case position(file: String, line: Int?, function: String, source: String?)
  /// The code closed the channel to the grader.
  case closedChannel(message: String?)
  /// The process exceeded a limit and was stopped.
  case exceeded(limit: Limit, most: Int)
  /// The call did not finish within its time limit.
  case timedOut(seconds: Double)
  /// The answer broke a rule of the channel.
  case refusedAnswer(reason: String)
  /// The code used a part of Core that students must write themselves.
  case usedCore(part: String)
  /// Threads were still running when a timed call returned.
  case threadsLeft(count: Int)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case notImplemented, threw, exited, signaled, position, closedChannel, exceeded, timedOut
    case refusedAnswer, usedCore, threadsLeft
  }
}
