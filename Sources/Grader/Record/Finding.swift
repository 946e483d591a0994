/// The result of a check, with everything that a reader needs to understand it.
package struct Finding: Sendable, Equatable {
  /// The outcome, which determines the verdict and the points.
  package var outcome: Outcome
  /// What was found, in the order in which it is shown.
  ///
  /// `Explanation` makes the sentences.
  package var facts: [Fact]
  package var curves: [Curve] = []
  package var images: [Image] = []
  package var timing: Timing?

  /// Creates a finding.
  package init(_ outcome: Outcome, _ facts: Fact...) {
    self.outcome = outcome
    self.facts = facts
  }

  /// All requirements of the check hold.
  package static func pass(_ facts: Fact...) -> Finding {
    var finding = Finding(.measured(share: 1))
    finding.facts = facts
    return finding
  }

  /// A requirement of the check does not hold.
  package static func fail(_ facts: Fact...) -> Finding {
    var finding = Finding(.measured(share: 0))
    finding.facts = facts
    return finding
  }

  /// The call reached a stub.
  package static func notImplemented(_ task: String) -> Finding {
    Finding(.notImplemented, .call(.notImplemented(task: task)))
  }
}
