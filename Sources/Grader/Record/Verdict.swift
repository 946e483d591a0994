/// What the grader says of one check.
package enum Verdict: String, Codable, Sendable, CaseIterable {
  /// Everything that the check asks for holds.
  case passed
  /// Some of it holds, and earns a part of the points.
  case partial
  /// The answer is wrong.
  case failed
  /// The stub is untouched.
  case notImplemented
  /// The file did not compile, and its stub was graded in its place.
  case didNotCompile
  /// The call ended the process: a trap, a signal or an exit.
  case crashed
  /// The call did not end within its time.
  case timedOut
  /// The call is not allowed, or the answer breaks the rules of the channel.
  case refused
  /// The check waits for another one that did not pass.
  case notRun
  /// A written answer, for a person to read and score.
  case awaiting
  /// The grader itself failed; it costs no marks, and the report is not final.
  case graderFault
}
