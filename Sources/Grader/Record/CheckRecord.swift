/// The six kinds of checks.
package enum CheckKind: String, Sendable, CaseIterable {
  case output, gradient, property, speed, accuracy, written
}

/// A graded check.
package struct CheckRecord: Sendable, Equatable {
  /// The full name, such as `a1.svm.vectorized.gradient`.
  package let id: String
  /// The title for students, such as "svmLossVectorized agrees with the definition".
  package let title: String
  package let kind: CheckKind
  /// Whether students see only the kind, verdict and points of the check.
  package let isHidden: Bool
  package let verdict: Verdict
  package let earned: Double
  package let points: Double
  /// The finding, which determines the verdict and the points.
  package var finding: Finding
  /// The wall time in seconds.
  package let seconds: Double
  /// The text that the student's code printed while this check ran.
  package var output: String
  /// The question and the student's answer, if this is a written check.
  package var written: WrittenAnswer?

  /// Creates a value with the given properties.
  package init(
    id: String, title: String, kind: CheckKind, isHidden: Bool, verdict: Verdict, earned: Double,
    points: Double, finding: Finding, seconds: Double, output: String
  ) {
    (self.id, self.title, self.kind, self.isHidden) = (id, title, kind, isHidden)
    (self.verdict, self.earned, self.points) = (verdict, earned, points)
    (self.finding, self.seconds, self.output) = (finding, seconds, output)
  }
}

/// An inline question with its answer.
package struct WrittenAnswer: Sendable, Equatable {
  /// The question, in Markdown.
  package let question: String
  /// The student's answer in Markdown, which is empty if there is none.
  package let answer: String

  /// Creates a question with its answer.
  package init(question: String, answer: String) {
    (self.question, self.answer) = (question, answer)
  }
}

/// The points that were earned, the points that the checks can award, and the points that a person
/// has yet to award.
package struct ScoreTotal: Sendable, Equatable {
  package var earned: Double
  /// The maximum number of points that the automatic checks can award.
  package var possible: Double
  /// The points for written answers that a person has yet to grade.
  package var awaiting: Double
  /// The points of written questions without an answer, which nobody can award.
  package var unanswered: Double
  /// The points of checks that were left out, because only a part was to be graded.
  package var leftOut: Double
  /// The points of checks in which the grader itself failed, or that it did not reach.
  package var undecided: Double
  /// Whether the score is final.
  ///
  /// The score is not final if the grader itself failed during a check, or did not reach it, or if
  /// checks were left out.
  package var isFinal: Bool

  /// The points of all checks, whatever their verdicts.
  package var total: Double { possible + awaiting + unanswered + leftOut + undecided }

  /// Creates a total with the given properties.
  ///
  /// The default values are the total of an empty list of checks.
  package init(
    earned: Double = 0, possible: Double = 0, awaiting: Double = 0, unanswered: Double = 0,
    leftOut: Double = 0, undecided: Double = 0, isFinal: Bool = true
  ) {
    (self.earned, self.possible, self.awaiting) = (earned, possible, awaiting)
    (self.unanswered, self.leftOut, self.undecided) = (unanswered, leftOut, undecided)
    self.isFinal = isFinal
  }
}

/// The time that one stage took.
package struct StageTime: Sendable, Equatable {
  /// The name: `intake`, `build`, `check`, `speed`, `training`, `recheck` or `optimized build`.
  package let name: String
  /// The wall time in seconds.
  package let seconds: Double

  /// Creates the time of a stage.
  package init(name: String, seconds: Double) {
    (self.name, self.seconds) = (name, seconds)
  }
}
