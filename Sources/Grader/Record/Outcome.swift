/// What happened to one check, before anybody says what it is worth.
package enum Outcome: Sendable, Equatable {
  /// The check ran to its end; this share of what it asks for holds, from 0 to 1.
  case measured(share: Double)
  /// The stub is untouched.
  case notImplemented
  /// A file that the check needs was replaced by its stub.
  case didNotCompile
  /// The call ended the process.
  case crashed
  /// The call threw an error.
  case threw
  /// The call did not end within its time.
  case timedOut
  /// The call or its answer breaks a rule.
  case refused
  /// The check waits for another one.
  case waiting
  /// A written answer, for a person.
  case written
  /// The grader itself failed.
  case graderFault
}
