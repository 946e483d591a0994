/// The outcome of one check, before points are awarded.
package enum Outcome: Sendable, Equatable {
  /// The check finished. The value is the fraction of its requirements that are met, from 0 to 1.
  case measured(share: Double)
  /// The stub is unchanged.
  case notImplemented
  /// A file that the check needs was replaced by its stub.
  case didNotCompile
  /// The process ended during the call.
  case crashed
  /// The call threw an error.
  case threw
  /// The call did not finish within its time limit.
  case timedOut
  /// The call or its answer broke a rule.
  case refused
  /// The check was not run to its end, because the grading's time had run out. `isOwn` says whether
  /// the student's code used that time, and `isCut` whether the check had begun.
  case outOfTime(isOwn: Bool, isCut: Bool = false)
  /// A written answer, which a person grades.
  case written
  /// There is no written answer.
  case notAnswered
  /// The grader itself failed.
  case graderFault
}
