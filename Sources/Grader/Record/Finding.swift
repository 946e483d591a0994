/// What a check found out, with everything that a reader needs to understand it.
package struct Finding: Sendable, Equatable {
  package var facts: Facts
  /// One or two sentences: what was asked, what came, what to do next.
  package var explanation: String
  package var details: [Detail] = []
  package var curves: [Curve] = []
  package var images: [Image] = []
  package var timing: Timing?

  /// Makes a finding.
  package init(_ facts: Facts, _ explanation: String, details: [Detail] = []) {
    self.facts = facts
    self.explanation = explanation
    self.details = details
  }

  /// Everything holds.
  package static func pass(_ explanation: String) -> Finding {
    Finding(.measured(share: 1), explanation)
  }

  /// The call met something that is still to do.
  package static func notImplemented(_ task: String) -> Finding {
    Finding(.notImplemented, "Not implemented yet: \(task).")
  }

  /// It does not hold.
  package static func fail(
    _ explanation: String, _ details: [(name: String, value: String)] = []
  ) -> Finding {
    Finding(
      .measured(share: 0), explanation,
      details: details.map { Detail(name: $0.name, value: $0.value) })
  }
}
