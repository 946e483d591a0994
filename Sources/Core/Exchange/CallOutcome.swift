package import Core

/// What became of one call into a worker.
package enum CallOutcome: Sendable, Equatable {
  /// The outputs, and what they cost.
  case answered(Answer)
  /// The exercise is a stub; the text says what is to be written.
  case notImplemented(String)
  /// The exercise threw an error.
  case threw(String)
  /// A tensor is too large to be looked at; nil where its shape is the student's choice.
  case tooLarge(tensor: String, shape: [Int], expected: [Int]?)
  /// The process ended during the call.
  case crashed(Crash)
  /// The call did not end within so many seconds.
  case timedOut(seconds: Double)
  /// The answer breaks the rules of the channel.
  case refused(String)
  /// The code used a part of Core that the exercise asks for.
  case withheld(CoreParts)

  /// The outputs of a call, and what they cost.
  package struct Answer: Sendable, Equatable {
    package var payload: Payload
    /// Seconds between "go" and the last byte; processor time where several threads make that more.
    package var seconds: Double
    /// Threads that outlived the call; the worker was ended for them.
    package var threadsLeft = 0

    /// Describes an answer.
    package init(payload: Payload, seconds: Double, threadsLeft: Int = 0) {
      (self.payload, self.seconds, self.threadsLeft) = (payload, seconds, threadsLeft)
    }
  }
}
