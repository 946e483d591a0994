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
    case .notRun, .notReached: "not run"
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
    case .notReached: "!"
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
    case .notReached, .graderFault: .fault
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
