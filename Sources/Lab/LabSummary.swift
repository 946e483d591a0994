package import LabKit
import Presentation

/// The summary that is printed to the terminal at the end of a run.
package enum LabSummary {
  /// The maximum number of printed lines to show for each step.
  private static let mostLines = 40

  /// Returns the summary: what did not compile, the steps with their outcomes and with what they
  /// printed, and the path of the page.
  package static func text(_ report: LabReport, path: String) -> String {
    let problems = report.problems.flatMap { problem in
      ["✗ \(problem.title)"] + problem.messages.map(Self.line)
    }
    let steps = report.steps.enumerated().flatMap { index, step in
      ["\(step.outcome.symbol) \(index + 1). \(step.title)\(note(step))"]
        + explanation(step.outcome) + (step.command.map { ["     to check it: \($0)"] } ?? [])
        + printed(step.printed)
    }
    return ([report.title] + problems + steps + ["\(report.tally). Page: \(path)"])
      .joined(separator: "\n")
  }

  private static func note(_ step: LabReport.Step) -> String {
    switch step.outcome {
    case .right, .shown, .wrong: "  (\(Wording.seconds(step.seconds)))"
    case .running, .notImplemented, .skipped, .stopped: ""
    }
  }

  private static func explanation(_ outcome: LabReport.Outcome) -> [String] {
    switch outcome {
    case .running, .right, .shown: []
    case .wrong(let sentences): sentences.split(separator: "\n").map { "     \($0)" }
    case .notImplemented(let task): ["     not implemented: \(task)"]
    case .skipped(let reason): ["     could not run: \(reason)"]
    case .stopped(let failure): ["     \(failure.reason)"] + failure.details.map(line)
    }
  }

  private static func printed(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard !text.isEmpty else { return [] }
    let rest = lines.count - mostLines
    return ["     your code printed:"] + lines.prefix(mostLines).map { "       \($0)" }
      + (rest > 0 ? ["       and \(rest) more lines, which are on the page"] : [])
  }

  private static func line(_ fact: LabReport.Fact) -> String {
    fact.value.isEmpty ? "     \(fact.name)" : "     \(fact.name): \(fact.value)"
  }
}
