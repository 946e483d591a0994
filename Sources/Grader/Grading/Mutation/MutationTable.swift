import Presentation

/// The table of a mutation score, by file.
package struct MutationTable {
  private struct Row {
    var name: String
    var mutants = 0
    var caught = 0
    var elsewhere = 0
    var survived = 0
    var equivalent = 0

    /// The share of mutants that a check of the file notices, of those that are not equivalent.
    var share: Double {
      let different = caught + elsewhere + survived
      return different == 0 ? 1 : Double(caught) / Double(different)
    }

    mutating func add(_ verdict: MutationJudge.Verdict, isEquivalent: Bool) {
      mutants += 1
      switch verdict {
      case _ where isEquivalent: equivalent += 1
      case .caught: caught += 1
      case .caughtElsewhere: elsewhere += 1
      case .survived: survived += 1
      }
    }

    var line: String {
      "| \(name) | \(mutants) | \(caught) | \(elsewhere) | \(survived) | \(equivalent) "
        + "| \(Wording.percent(share)) |"
    }
  }

  private var rows: [Row] = []
  private var survivors: [String] = []
  /// What is wrong with the lists of equivalent mutants.
  package private(set) var faults: [String] = []

  /// Creates an empty table.
  package init() {}

  /// The share of all mutants that a check of their own file notices.
  package var share: Double { total.share }

  private var total: Row {
    rows.reduce(into: Row(name: "all")) { total, row in
      total.mutants += row.mutants
      total.caught += row.caught
      total.elsewhere += row.elsewhere
      total.survived += row.survived
      total.equivalent += row.equivalent
    }
  }

  /// Adds the mutants of an assignment.
  ///
  /// - Parameters:
  ///   - assignment: The name of the assignment.
  ///   - program: The mutants.
  ///   - verdicts: What the checks say of them, by number.
  ///   - equivalents: The mutants on record as equivalent. One that a check notices is not.
  package mutating func add(
    _ assignment: String, _ program: MutationProgram, _ verdicts: [Int: MutationJudge.Verdict],
    _ equivalents: EquivalentMutations
  ) {
    var rows: [String: Row] = [:]
    for (number, mutation) in program.mutations.sorted(by: { $0.key < $1.key }) {
      guard let verdict = verdicts[number] else { continue }
      let isEquivalent = equivalents.reasons[mutation.id] != nil
      rows[mutation.file, default: Row(name: "\(assignment) \(mutation.file)")]
        .add(verdict, isEquivalent: isEquivalent)
      if isEquivalent {
        if case .caught(let check) = verdict {
          faults.append("\(mutation.id) is on record as equivalent, but \(check) notices it")
        }
        continue
      }
      switch verdict {
      case .caught: break
      case .caughtElsewhere(let check):
        survivors.append("\(assignment) \(mutation.id) (line \(mutation.line)): only by \(check)")
      case .survived: survivors.append("\(assignment) \(mutation.id) (line \(mutation.line))")
      }
    }
    let ids = Set(program.all.map(\.id))
    faults += equivalents.reasons.keys.filter { !ids.contains($0) }.sorted()
      .map { "\($0) is on record as equivalent, but there is no such mutant" }
    self.rows += rows.values.sorted { $0.name < $1.name }
  }

  /// The table in Markdown.
  package func text(listsSurvivors: Bool) -> String {
    let head = [
      "| file | mutants | caught by its checks | only elsewhere | survived | equivalent | share |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    let list = listsSurvivors && !survivors.isEmpty ? [""] + survivors.map { "- " + $0 } : []
    let told = faults.isEmpty ? [] : [""] + faults.map { "! " + $0 }
    return (head + (rows + [total]).map(\.line) + list + told).joined(separator: "\n")
  }
}
