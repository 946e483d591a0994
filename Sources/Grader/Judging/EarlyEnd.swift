import Core
package import Exchange
import Presentation
package import Record

/// Ends a check early with a finding, such as when the student's code crashed.
package struct EarlyEnd: Error {
  package let finding: Finding

  /// Ends a check with this finding.
  package init(_ finding: Finding) {
    self.finding = finding
  }

  /// Ends a check because a call gave no answer.
  package init?(_ outcome: CallOutcome) {
    switch outcome {
    case .answered:
      return nil
    case .notImplemented(let task):
      finding = .notImplemented(task)
    case .misshapen(let text):
      finding = .fail("The answer has the wrong shape: \(text).")
    case .threw(let text):
      finding = Finding(.threw, "The call threw an error: \(text)")
    case .crashed(let text):
      finding = Finding(
        .crashed, "The call ended its process: \(text). Only this check is lost by it.")
    case .timedOut(let seconds):
      finding = Finding(
        .timedOut, "The call did not end within \(seconds.short) seconds and was stopped.")
    case .refused(let text):
      finding = Finding(.refused, "The answer was refused: \(text).")
    case .withheld(let part):
      finding = Finding(
        .refused,
        "This exercise asks for code of your own, and the call came to Core's \(part.name), itself or "
          + "through another function. Compute it with tensors and your own functions.")
    }
  }
}
