/// What a check found out, with everything that a reader needs to understand it.
package struct Finding: Sendable, Equatable {
  /// What the verdict and the points follow from.
  package var outcome: Outcome
  /// What was found, in the order in which it is told; sentences are made of it by `Explanation`.
  package var facts: [Fact]
  package var curves: [Curve] = []
  package var images: [Image] = []
  package var timing: Timing?

  /// Makes a finding.
  package init(_ outcome: Outcome, _ facts: Fact...) {
    self.outcome = outcome
    self.facts = facts
  }

  /// Everything holds.
  package static func pass(_ facts: Fact...) -> Finding {
    var finding = Finding(.measured(share: 1))
    finding.facts = facts
    return finding
  }

  /// It does not hold.
  package static func fail(_ facts: Fact...) -> Finding {
    var finding = Finding(.measured(share: 0))
    finding.facts = facts
    return finding
  }

  /// The call met something that is still to do.
  package static func notImplemented(_ task: String) -> Finding {
    Finding(.notImplemented, .call(.notImplemented(task: task)))
  }
}
