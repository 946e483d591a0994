package import CourseKit
import Record

/// A trial of an attack.
package struct Trial: Sendable {
  package let attack: Attack
  /// Whether the symbol rules are turned off, so that only the sandbox can stop the attack.
  package let isBoxed: Bool

  /// Creates a trial of an attack.
  package init(attack: Attack, isBoxed: Bool = false) {
    self.attack = attack
    self.isBoxed = isBoxed
  }

  /// Whether the attack is an archive that never gets built.
  var isArchive: Bool {
    if case .archive = attack.body { true } else { false }
  }

  /// The assignment that the attack is submitted for, or nil if it is an archive.
  package var assignment: AssignmentID? {
    if case .program(let program) = attack.body { program.assignment } else { nil }
  }

  /// The expected outcome, as text.
  package var expected: String {
    guard case .program(let program) = attack.body, isBoxed else { return attack.expectation }
    return program.boxed.map(\.rawValue).joined(separator: " or ")
  }

  /// The outcome of a trial.
  package struct Outcome: Sendable {
    package let trial: Trial
    /// The verdict, or what happened instead.
    package let got: String
    package let seconds: Double
    /// The problems, one sentence each; empty if the outcome is as expected.
    package internal(set) var problems: [String]
    /// The problems of the first attempt, if this is the outcome of a second attempt.
    package internal(set) var firstProblems: [String] = []
    /// Whether the attack achieved its aim.
    package let gotThrough: Bool

    /// Whether everything is as expected.
    package var isHeld: Bool { problems.isEmpty }
  }

  /// Creates the outcome of the trial, with a problem if its verdict is not one of the expected
  /// verdicts.
  package func outcome(
    _ got: String, isExpected: Bool, seconds: Double, problems: [String]
  ) -> Outcome {
    let wrong = isExpected ? [] : ["expected \(expected), got \(got)"]
    let isTaken =
      isArchive
      ? got.hasPrefix("took ") || got == ArchiveAttack.Outcome.takenIn.rawValue
      : got == Verdict.passed.rawValue
    return Outcome(
      trial: self, got: got, seconds: seconds, problems: wrong + problems,
      gotThrough: !isExpected && isTaken)
  }
}
