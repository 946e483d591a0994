package import Presentation
package import Record

extension Verdict {
  /// The verdict in words, for people.
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
    case .awaiting: "to be read"
    case .graderFault: "grader fault"
    }
  }

  /// A sign beside the words, one column wide.
  package var symbol: String {
    switch self {
    case .passed: "✓"
    case .partial: "◐"
    case .failed, .didNotCompile, .crashed, .timedOut, .refused: "✗"
    case .notImplemented: "○"
    case .notRun: "–"
    case .awaiting: "…"
    case .graderFault: "!"
    }
  }

  /// The colour beside the words.
  package var tone: TerminalStyle.Tone {
    switch self {
    case .passed: .good
    case .partial: .part
    case .failed, .didNotCompile, .crashed, .timedOut, .refused: .bad
    case .notImplemented, .notRun: .neutral
    case .awaiting: .waiting
    case .graderFault: .fault
    }
  }

  /// Whether the reader has something to look into: anything but a pass and an unread answer.
  package var isOpen: Bool { self != .passed && self != .awaiting }
}

extension GradingReport {
  /// How many checks have each verdict, in the order of `Verdict`; verdicts nobody got are left
  /// out.
  package var tally: [(verdict: Verdict, count: Int)] {
    let verdicts = questions.flatMap(\.checks).map(\.verdict)
    return Verdict.allCases.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count > 0 ? (verdict, count) : nil
    }
  }
}

extension GradingReport.Score {
  /// The score in a sentence: `61.5 of 80 points; 10 more await a reader`.
  package var sentence: String {
    var text = "\(Wording.points(earned)) of \(Wording.count(possible, "point"))"
    if awaiting > 0 {
      text += "; \(Wording.points(awaiting)) more \(awaiting == 1 ? "awaits" : "await") a reader"
    }
    return text
  }

  /// The share of the points that the checks could give, from 0 to 1.
  package var fraction: Double { possible > 0 ? earned / possible : 0 }

  /// Why the score may still rise, or nil when it is final.
  package var reservation: String? {
    isFinal
      ? nil
      : "This score is not final: the grader itself failed in some checks. That costs no points; "
        + "ask the course staff to grade the submission again."
  }
}
