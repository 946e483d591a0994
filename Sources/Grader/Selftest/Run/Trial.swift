package import CourseKit
import Record

/// One trial of an attack, and its outcome.
package struct Trial: Sendable {
  package let attack: Attack
  /// Whether the symbol rules are turned off, so that the box alone must hold.
  package let isBoxed: Bool

  /// Makes a trial of an attack.
  package init(attack: Attack, isBoxed: Bool = false) {
    self.attack = attack
    self.isBoxed = isBoxed
  }

  /// Whether it submits an archive that never gets built.
  var isArchive: Bool {
    if case .archive = attack.body { true } else { false }
  }

  /// The assignment that it attacks, if it is a program.
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
    /// The problems, one sentence each; empty if the attack was blocked.
    package internal(set) var problems: [String]
    /// What was wrong on the first try, if this is the second.
    package internal(set) var firstProblems: [String] = []
    /// Whether the attack achieved its aim.
    package let gotThrough: Bool

    /// Whether everything is as expected.
    package var isHeld: Bool { problems.isEmpty }
  }

  /// The outcome, with a problem if the verdict is not an expected one.
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
