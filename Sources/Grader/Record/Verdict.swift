/// The grader's verdict on one check.
package enum Verdict: String, Codable, Sendable, CaseIterable {
  /// All requirements of the check are met.
  case passed
  /// Some requirements of the check are met and earn part of the points.
  case partial
  /// The answer is wrong.
  case failed
  /// The stub is unchanged.
  case notImplemented
  /// The file did not compile, so its stub was graded instead.
  case didNotCompile
  /// The process ended during the call, because of a trap, a signal or an exit.
  case crashed
  /// The call did not finish within its time limit.
  case timedOut
  /// The call is not allowed, or its answer broke a rule of the channel.
  case refused
  /// The check was not run, because the student's own code used up the time of the grading.
  case notRun
  /// The check was not run, because the grading's time had run out, and the student's code did not
  /// use it up. This costs no points, and the report is not final.
  case notReached
  /// A written answer, which a person grades.
  case awaiting
  /// A written question without an answer, so there is nothing for a person to grade.
  case notAnswered
  /// The grader itself failed. This costs no points, and the report is not final.
  case graderFault
}
