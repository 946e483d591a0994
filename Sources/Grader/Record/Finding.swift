import Core
import Foundation

/// What a check found out, with everything that a reader needs to understand it.
package struct Finding: Sendable {
  package var facts: Facts
  /// One or two sentences: what was asked, what came, what to do next.
  package var explanation: String
  package var details: [GradingReport.Detail] = []
  package var curves: [GradingReport.Curve] = []
  package var images: [GradingReport.Image] = []
  package var timing: GradingReport.Timing?

  /// Makes a finding.
  package init(_ facts: Facts, _ explanation: String, details: [GradingReport.Detail] = []) {
    self.facts = facts
    self.explanation = explanation
    self.details = details
  }

  /// Everything holds.
  package static func pass(_ explanation: String) -> Finding {
    Finding(.measured(share: 1), explanation)
  }

  /// The call met something that is still to do.
  static func notImplemented(_ task: String) -> Finding {
    Finding(.notImplemented, "Not implemented yet: \(task).")
  }

  /// It does not hold.
  package static func fail(
    _ explanation: String, _ details: [(name: String, value: String)] = []
  ) -> Finding {
    Finding(
      .measured(share: 0), explanation,
      details: details.map { GradingReport.Detail(name: $0.name, value: $0.value) })
  }
}

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

extension Double {
  /// The number with up to six significant digits.
  var short: String { significant(6) }

  /// The number with so many significant digits, in its shortest form.
  func significant(_ digits: Int) -> String {
    String(format: "%.\(digits)g", self)
  }
}
