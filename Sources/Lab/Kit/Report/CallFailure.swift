/// The error thrown when a call of the student's code gave no answer.
package struct CallFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What happened, in sentences.
  package var reason: String
  /// The line that was being executed, if it is known, and the inputs of the call.
  package var details: [LabReport.Fact]

  /// Creates a failure.
  package init(_ reason: String, details: [LabReport.Fact] = []) {
    (self.reason, self.details) = (reason, details)
  }

  /// The error message.
  package var description: String { reason }
}
