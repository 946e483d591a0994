/// What is kept of a run of a lab, to stand next to the following one.
package struct RunRecord: Codable, Sendable, Equatable {
  /// The settings of the run, by name: whose code, which data and how much of it.
  package var settings: [String: String]
  /// The steps by title.
  package var steps: [String: Step]

  /// What is kept of a step.
  package struct Step: Codable, Sendable, Equatable {
    /// The outcome in a word or two, such as `right`.
    package var outcome: String
    /// The time that the step took, in seconds.
    package var seconds: Double
    /// The values of judgments and facts, by name.
    package var values: [String: String]
  }

  /// Creates the record of a finished run.
  package init(_ report: LabReport) {
    settings = Dictionary(report.facts.map { ($0.name, $0.value) }) { first, _ in first }
    steps = Dictionary(report.steps.map { ($0.title, $0.record) }) { first, _ in first }
  }
}

extension LabReport.Step {
  fileprivate var record: RunRecord.Step {
    let named = blocks.flatMap(\.namedValues)
    return RunRecord.Step(
      outcome: outcome.label, seconds: seconds,
      values: Dictionary(numbered(named)) { first, _ in first })
  }
}

extension LabReport.Block {
  /// The values that the block shows by name.
  var namedValues: [(name: String, value: String)] {
    switch self {
    case .facts(let facts): facts.map { ($0.name, $0.value) }
    case .judgment(let judgment): [(judgment.subject, judgment.value)]
    case .text, .table, .figure, .picture, .choice, .code, .question: []
    }
  }
}

/// Returns values with names of their own: a name that occurs again gets a number.
func numbered(_ values: [(name: String, value: String)]) -> [(String, String)] {
  var counts: [String: Int] = [:]
  return values.map { name, value in
    counts[name, default: 0] += 1
    let count = counts[name, default: 1]
    return (count == 1 ? name : "\(name) #\(count)", value)
  }
}
