import Presentation

extension LabReport.Outcome {
  /// A symbol for the outcome.
  package var symbol: String {
    switch self {
    case .running: "…"
    case .right: "✓"
    case .wrong, .stopped: "✗"
    case .shown: "·"
    case .notImplemented: "○"
    case .skipped: "–"
    }
  }

  /// The outcome in a word or two.
  package var label: String {
    switch self {
    case .running: "not finished"
    case .right: "right"
    case .wrong: "wrong"
    case .shown: "nothing to judge"
    case .notImplemented: "not implemented"
    case .skipped: "could not run"
    case .stopped: "stopped"
    }
  }

  /// Whether the student's code is to blame: a value is wrong, or a call gave no answer.
  package var isBad: Bool {
    switch self {
    case .wrong, .stopped: true
    case .running, .right, .shown, .notImplemented, .skipped: false
    }
  }

  /// The style class of the outcome.
  var tone: String {
    switch self {
    case .right: "good"
    case .notImplemented: "part"
    case .running, .skipped, .shown: "neutral"
    case .wrong, .stopped: "bad"
    }
  }
}

extension LabReport {
  /// How many steps have which outcome, such as `8 steps: 5 right, 1 wrong, 2 nothing to judge`.
  package var tally: String {
    let labels = [
      "right", "wrong", "stopped", "not implemented", "could not run", "not finished",
      "nothing to judge",
    ]
    let counts = labels.compactMap { label -> String? in
      let count = steps.count { $0.outcome.label == label }
      return count == 0 ? nil : "\(count) \(label)"
    }
    let total = Wording.count(Double(steps.count), "step")
    return counts.isEmpty ? total : "\(total): \(counts.joined(separator: ", "))"
  }

  /// What the last run had for a step, if it is known.
  func before(_ step: Step) -> RunRecord.Step? { previous?.steps[step.title] }

  /// Whether something is wrong: a step, or a file that does not compile.
  package var isBad: Bool { !problems.isEmpty || steps.contains { $0.outcome.isBad } }
}
