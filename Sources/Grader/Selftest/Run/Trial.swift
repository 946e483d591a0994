package import CourseKit
import Record

/// An attack as it is tried, and what came of it.
package struct Trial: Sendable {
  package let attack: Attack
  /// Whether the rule of symbols is off, so that the box alone has to hold.
  package let isBoxed: Bool

  /// Makes a trial of an attack.
  package init(attack: Attack, isBoxed: Bool = false) {
    self.attack = attack
    self.isBoxed = isBoxed
  }

  /// Whether an archive is handed in that never comes to a build.
  var isArchive: Bool {
    if case .archive = attack.body { true } else { false }
  }

  /// The assignment that it attacks, if it is a program.
  package var assignment: AssignmentID? {
    if case .program(let program) = attack.body { program.assignment } else { nil }
  }

  /// What must come of it, in words.
  package var expected: String {
    guard case .program(let program) = attack.body, isBoxed else { return attack.expectation }
    return program.boxed.map(\.rawValue).joined(separator: " or ")
  }

  /// What came of a trial.
  package struct Outcome: Sendable {
    package let trial: Trial
    /// The verdict, or what happened in its place.
    package let got: String
    package let seconds: Double
    /// What was not as it must be, one sentence each; empty when the attack was held.
    package internal(set) var problems: [String]
    /// What was wrong at the first try, when this is the second.
    package internal(set) var firstProblems: [String] = []
    /// Whether the attack reached what it was after.
    package let gotThrough: Bool

    /// Whether everything is as it must be.
    package var isHeld: Bool { problems.isEmpty }
  }

  /// The outcome, with a problem where the verdict is another than expected.
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
