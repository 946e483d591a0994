/// Why a call gave no answer that counts.
package enum CallFact: Sendable, Equatable, Codable, FactGroup {
  /// A limit of the box.
  package enum Limit: String, Sendable, Codable, CaseIterable {
    /// In bytes.
    case memory
    /// Threads and processes.
    case processes
    /// In bytes.
    case temporaryFiles
  }

  /// The call met a stub, which says what is to be written.
  case notImplemented(task: String)
  /// The call threw an error.
  case threw(message: String)
  /// The process ended by itself; `message` is its last fatal error.
  case exited(code: Int, message: String?)
  /// A signal ended the process, such as `SIGILL`.
  case signaled(signal: String, message: String?)
  /// The code closed the channel to the grader.
  case closedChannel(message: String?)
  /// The process met a limit, and was ended.
  case exceeded(limit: Limit, most: Int)
  /// The call did not end within its time.
  case timedOut(seconds: Double)
  /// The answer breaks a rule of the channel.
  case refusedAnswer(reason: String)
  /// The code used a part of Core that the exercise asks for.
  case usedCore(part: String)
  /// Threads were left running when a timed call answered.
  case threadsLeft(count: Int)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case notImplemented, threw, exited, signaled, closedChannel, exceeded, timedOut
    case refusedAnswer, usedCore, threadsLeft
  }
}
