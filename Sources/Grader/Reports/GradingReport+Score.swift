import Presentation
import Record

extension GradingReport.Score {
  /// The score in words, such as `61.5 of 90 automatic points; 10 points still to be graded by
  /// hand (100 points in all)`.
  package var sentence: String {
    "\(Wording.points(earned)) of \(Wording.count(possible, "automatic point"))"
      + others.map { "; \($0)" }.joined() + (whole.map { " (\($0))" } ?? "")
  }

  /// The points that no check has decided, in words, such as `10 points still to be graded by
  /// hand`.
  package var others: [String] {
    let parts: [(Double?, String)] = [
      (awaiting, "still to be graded by hand"), (unanswered, "for questions without an answer"),
      (leftOut, "left out"),
    ]
    return parts.compactMap { points, what in
      points.flatMap { $0 > 0 ? "\(Wording.count($0, "point")) \(what)" : nil }
    }
  }

  /// The points of the assignment in words, unless the checks that ran award all of them.
  package var whole: String? {
    total.flatMap { $0 > possible ? "\(Wording.count($0, "point")) in all" : nil }
  }

  /// The fraction of the points that was earned, from 0 to 1.
  package var fraction: Double { possible > 0 ? earned / possible : 0 }
}

extension GradingReport {
  /// Why the score is not final, if checks were left out.
  package var partReservation: String? {
    score.leftOut.map {
      "This score is not final: checks for \(Wording.count($0, "point")) were left out."
    }
  }

  /// Why the score is not final, if the grader itself failed, or did not reach some checks.
  package var faultReservation: String? {
    let verdicts = Set(questions.flatMap(\.checks).map(\.verdict))
    let reason =
      verdicts.contains(.graderFault)
      ? "the grader itself failed in some checks"
      : verdicts.contains(.notReached) ? "the time for the grading ran out before some checks" : nil
    return reason.map {
      "This score is not final: \($0). That costs no points; ask the course staff to grade the "
        + "submission again."
    }
  }

  /// The reasons why the score is not final, one sentence each; empty if it is.
  package var reservations: [String] {
    [partReservation, faultReservation].compactMap(\.self)
  }
}
