/// The result of a check, including everything that a reader needs to understand it.
package struct Finding: Sendable, Equatable {
  /// The outcome, which determines the verdict and the points.
  package var outcome: Outcome
  /// The facts that the check found, in the order in which they are shown.
  ///
  /// `Explanation` turns them into sentences.
  package var facts: [Fact]
  package var curves: [Curve] = []
  package var images: [Image] = []
  package var timing: Timing?

  /// Creates a finding.
  package init(_ outcome: Outcome, _ facts: Fact...) {
    self.outcome = outcome
    self.facts = facts
  }

  /// Creates a finding that all requirements of the check are met.
  package static func pass(_ facts: Fact...) -> Finding {
    var finding = Finding(.measured(share: 1))
    finding.facts = facts
    return finding
  }

  /// Creates a finding that a requirement of the check is not met.
  package static func fail(_ facts: Fact...) -> Finding {
    var finding = Finding(.measured(share: 0))
    finding.facts = facts
    return finding
  }

  /// Creates a finding that the call reached a stub.
  package static func notImplemented(_ task: String) -> Finding {
    Finding(.notImplemented, .call(.notImplemented(task: task)))
  }
}
