package import Core

/// The outcome of one call to a worker.
package enum CallOutcome: Sendable, Equatable {
  /// The call succeeded. The answer contains its outputs and the time that it took.
  case answered(Answer)
  /// The exercise is a stub. The text says what to implement.
  case notImplemented(String)
  /// Some outputs are not written yet (`Tensor.todo`).
  ///
  /// The payload has the other outputs, and the tasks of these as texts.
  case incomplete(Payload)
  /// The exercise threw an error.
  case threw(String)
  /// A tensor is too large to read. The expected shape is nil if the student chooses the shape.
  case tooLarge(tensor: String, shape: [Int], expected: [Int]?)
  /// The process ended during the call.
  case crashed(Crash)
  /// The call did not finish within this many seconds.
  ///
  /// The position is that of the student's code shortly before, if it was found.
  case timedOut(seconds: Double, at: CodePlace? = nil)
  /// The answer violates the channel's protocol.
  case refused(String)
  /// The code used a part of Core that the exercise asks the student to implement.
  case withheld(CoreParts)

  /// The outputs of a call, and the time it took.
  package struct Answer: Sendable, Equatable {
    package var payload: Payload
    /// The time in seconds from the `go` message to the last byte of the result, or the CPU time if
    /// that is longer because several threads ran.
    package var seconds: Double
    /// The number of threads that were still running after the call.
    ///
    /// If any threads are still running, the worker is terminated.
    package var threadsLeft = 0

    /// Creates an answer from outputs and a time.
    package init(payload: Payload, seconds: Double, threadsLeft: Int = 0) {
      (self.payload, self.seconds, self.threadsLeft) = (payload, seconds, threadsLeft)
    }
  }
}

extension CallOutcome {
  /// Returns the outcome with the position at which a call crashed or ran out of time.
  ///
  /// - Parameter place: Finds the position, which takes a moment, or returns nil.
  /// - Returns: The outcome.
  package func located(at place: () -> CodePlace?) -> CallOutcome {
    switch self {
    case .crashed(var crash):
      crash.place = place()
      return .crashed(crash)
    case .timedOut(let seconds, _): return .timedOut(seconds: seconds, at: place())
    case .answered, .notImplemented, .incomplete, .threw, .tooLarge, .refused, .withheld:
      return self
    }
  }
}
