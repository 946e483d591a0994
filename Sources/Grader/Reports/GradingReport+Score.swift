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
      (leftOut, "left out"), (undecided, "not decided"),
    ]
    return parts.compactMap { points, what in
      points.flatMap { $0 > 0 ? "\(Wording.count($0, "point")) \(what)" : nil }
    }
  }

  /// The points of a question that its automatic checks cannot award or have not decided, in a few
  /// words, such as `2 to be graded, 1 not answered`.
  package var apart: String {
    let parts: [(Double?, String)] = [
      (awaiting, "to be graded"), (unanswered, "not answered"), (leftOut, "left out"),
      (undecided, "not decided"),
    ]
    return parts.compactMap { points, what in
      points.flatMap { $0 > 0 ? "\(Wording.points($0)) \(what)" : nil }
    }.joined(separator: ", ")
  }

  /// The points of the assignment in words, unless the checks that ran award all of them.
  package var whole: String? {
    total.flatMap { $0 > possible ? "\(Wording.count($0, "point")) in all" : nil }
  }

  /// The fraction of the points that was earned, from 0 to 1.
  package var fraction: Double { possible > 0 ? earned / possible : 0 }
}

extension GradingReport {
  /// Why the score is not final, in one or two sentences; nil if it is.
  package var reservation: String? { reservation([partReason, faultReason]) }

  /// Why the score is not final, if the grader itself failed, or did not reach some checks.
  package var faultReservation: String? { reservation([faultReason]) }

  private func reservation(_ reasons: [String?]) -> String? {
    let reasons = reasons.compactMap(\.self)
    guard !reasons.isEmpty else { return nil }
    let advice =
      faultReason == nil
      ? ""
      : " Checks without a result cost no points; ask the course staff to grade the "
        + "submission again."
    return "This score is not final: \(reasons.joined(separator: ", and "))." + advice
  }

  private var partReason: String? {
    score.leftOut.map { "checks for \(Wording.count($0, "point")) were left out" }
  }

  private var faultReason: String? {
    let verdicts = Set(questions.flatMap(\.checks).map(\.verdict))
    if verdicts.contains(.graderFault) { return "the grader itself failed in some checks" }
    return verdicts.contains(.notReached)
      ? "the time for the grading ran out before it had checked everything" : nil
  }
}
