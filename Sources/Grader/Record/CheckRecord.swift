/// The six kinds of checks.
package enum CheckKind: String, Sendable, CaseIterable {
  case output, gradient, property, speed, accuracy, written
}

/// A graded check.
package struct CheckRecord: Sendable, Equatable {
  /// The full name, such as `a1.svm.vectorized.gradient`.
  package let id: String
  /// The title for students: "svmLossVectorized agrees with the definition".
  package let title: String
  package let kind: CheckKind
  /// Whether students see only its kind, verdict and points.
  package let isHidden: Bool
  package let verdict: Verdict
  package let earned: Double
  package let points: Double
  /// The finding, which determines the verdict and the points.
  package var finding: Finding
  /// A command that runs this check again with the same inputs; nil for hidden checks.
  package var reproduce: String?
  /// Wall time in seconds.
  package let seconds: Double
  /// What the student's code printed while this check ran.
  package var output: String
  /// The question and the student's answer, for a written check.
  package var written: WrittenAnswer?

  /// Creates a value from its parts.
  package init(
    id: String, title: String, kind: CheckKind, isHidden: Bool, verdict: Verdict, earned: Double,
    points: Double, finding: Finding, reproduce: String?, seconds: Double, output: String
  ) {
    (self.id, self.title, self.kind, self.isHidden) = (id, title, kind, isHidden)
    (self.verdict, self.earned, self.points) = (verdict, earned, points)
    (self.finding, self.reproduce, self.seconds, self.output) = (
      finding, reproduce, seconds, output
    )
  }
}

/// An inline question with its answer.
package struct WrittenAnswer: Sendable, Equatable {
  /// The question, in Markdown.
  package let question: String
  /// The student's answer in Markdown; empty when unanswered.
  package let answer: String

  /// Creates a question with its answer.
  package init(question: String, answer: String) {
    (self.question, self.answer) = (question, answer)
  }
}

/// Points earned, points that the grader can give, and points that a person still has to give.
package struct ScoreTotal: Sendable, Equatable {
  package var earned: Double
  /// The most points that the automatic checks can give.
  package var possible: Double
  /// Points of written answers that a person has yet to grade.
  package var awaiting: Double
  /// False if a grader fault leaves the score open.
  package var isFinal: Bool

  /// Creates a total from its parts; by default, the total of no checks.
  package init(
    earned: Double = 0, possible: Double = 0, awaiting: Double = 0, isFinal: Bool = true
  ) {
    (self.earned, self.possible, self.awaiting) = (earned, possible, awaiting)
    self.isFinal = isFinal
  }
}

/// The time that one stage took.
package struct StageTime: Sendable, Equatable {
  /// `intake`, `build`, `check`, `speed` or `training`.
  package let name: String
  /// Wall time in seconds.
  package let seconds: Double

  /// Creates the time of a stage.
  package init(name: String, seconds: Double) {
    (self.name, self.seconds) = (name, seconds)
  }
}
