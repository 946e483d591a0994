package import LabKit
import Presentation

/// The summary that is printed to the terminal at the end of a run.
package enum LabSummary {
  /// Returns the summary: the steps with their outcomes, and the path of the page.
  package static func text(_ report: LabReport, path: String) -> String {
    let steps = report.steps.enumerated().map { index, step in
      let line = "\(step.outcome.symbol) \(index + 1). \(step.title)"
      return switch step.outcome {
      case .done, .running: "\(line)  (\(Wording.seconds(step.seconds)))"
      case .notImplemented(let task): "\(line)\n     not implemented: \(task)"
      case .skipped(let reason): "\(line)\n     skipped: \(reason)"
      case .failed(let reason): "\(line)\n     error: \(reason)"
      }
    }
    let undone = report.steps.count { $0.outcome != .done }
    let total =
      switch (undone, report.steps.count) {
      case (0, 1): "The only step ran."
      case (0, let count): "All \(count) steps ran."
      case (_, let count): "\(count - undone) of \(count) steps ran."
      }
    return (["\(report.title)"] + steps + ["\(total) Page: \(path)"]).joined(separator: "\n")
  }
}
