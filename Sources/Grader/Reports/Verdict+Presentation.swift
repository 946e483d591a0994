package import Presentation
package import Record

extension Verdict {
  /// The verdict in words.
  package var label: String {
    switch self {
    case .passed: "passed"
    case .partial: "partial"
    case .failed: "failed"
    case .notImplemented: "not implemented"
    case .didNotCompile: "did not compile"
    case .crashed: "crashed"
    case .timedOut: "timed out"
    case .refused: "refused"
    case .notRun: "not run"
    case .awaiting: "to be graded"
    case .notAnswered: "not answered"
    case .graderFault: "grader fault"
    }
  }

  /// A symbol for the verdict, one column wide.
  package var symbol: String {
    switch self {
    case .passed: "✓"
    case .partial: "◐"
    case .failed, .didNotCompile, .crashed, .timedOut, .refused: "✗"
    case .notImplemented, .notAnswered: "○"
    case .notRun: "–"
    case .awaiting: "…"
    case .graderFault: "!"
    }
  }

  /// The color of the verdict.
  package var tone: TerminalStyle.Tone {
    switch self {
    case .passed: .good
    case .partial: .part
    case .failed, .didNotCompile, .crashed, .timedOut, .refused: .bad
    case .notImplemented, .notAnswered, .notRun: .neutral
    case .awaiting: .waiting
    case .graderFault: .fault
    }
  }

  /// Whether the reader should look at the check.
  ///
  /// The value is true for every verdict except `passed` and `awaiting`.
  package var isOpen: Bool { self != .passed && self != .awaiting }
}

extension GradingReport {
  /// The number of checks with each verdict, in the order of `Verdict`.
  ///
  /// Verdicts that do not occur are left out.
  package var tally: [(verdict: Verdict, count: Int)] {
    let verdicts = questions.flatMap(\.checks).map(\.verdict)
    return Verdict.allCases.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count > 0 ? (verdict, count) : nil
    }
  }
}

extension GradingReport.Score {
  /// The score in words, such as `61.5 of 80 points; 10 more to be graded by a person`.
  package var sentence: String {
    var text = "\(Wording.points(earned)) of \(Wording.count(possible, "point"))"
    if awaiting > 0 {
      text += "; \(Wording.points(awaiting)) more to be graded by a person"
    }
    if let unanswered {
      text += "; \(Wording.points(unanswered)) more were for questions without an answer"
    }
    return text
  }

  /// The fraction of the points that was earned, from 0 to 1.
  package var fraction: Double { possible > 0 ? earned / possible : 0 }

  /// The reason why the score may still rise, or nil if it is final.
  package var reservation: String? {
    isFinal
      ? nil
      : "This score is not final: the grader itself failed in some checks. That costs no points; "
        + "ask the course staff to grade the submission again."
  }
}
