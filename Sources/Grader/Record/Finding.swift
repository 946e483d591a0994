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

  /// Creates a finding that some outputs of a call are not written.
  ///
  /// - Parameters:
  ///   - tasks: What to write, by the names of the outputs.
  ///   - right: The names of outputs that are right.
  /// - Returns: The finding.
  package static func notWritten(_ tasks: [String: String], right: [String] = []) -> Finding {
    var finding = Finding(.notImplemented)
    finding.add(unwritten: tasks, right: right)
    return finding
  }

  /// Adds that some outputs are not written, and others are right.
  package mutating func add(unwritten tasks: [String: String], right: [String]) {
    facts += tasks.sorted { $0.key < $1.key }
      .map { .output(.notWritten(tensor: $0.key, task: $0.value)) }
    if !right.isEmpty { facts.append(.output(.othersAgree(outputs: right.sorted()))) }
  }

  /// The tasks that the facts name.
  package var tasks: [String] {
    facts.compactMap { fact in
      switch fact {
      case .call(.notImplemented(let task)): task
      case .output(.notWritten(_, let task)): task
      default: nil
      }
    }
  }
}
