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
  private var losses: [(mutant: String, loss: MutationLoss)] = []
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
  ///   - judgments: What the checks say of them, by number.
  ///   - equivalents: The mutants on record as equivalent. One that a check notices is not.
  package mutating func add(
    _ assignment: String, _ program: MutationProgram, _ judgments: [Int: MutationJudge.Judgment],
    _ equivalents: EquivalentMutations
  ) {
    var rows: [String: Row] = [:]
    for (number, mutation) in program.mutations.sorted(by: { $0.key < $1.key }) {
      guard let judgment = judgments[number] else { continue }
      let verdict = judgment.verdict
      if let loss = judgment.loss { losses.append(("\(assignment) \(mutation.id)", loss)) }
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
  ///
  /// - Parameter listsSurvivors: Whether to list what survived, and what costs more than one check.
  /// - Returns: The text.
  package func text(listsSurvivors: Bool) -> String {
    let head = [
      "| file | mutants | caught by its checks | only elsewhere | survived | equivalent | share |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    let costly = losses.filter { $0.loss.after > 0 }.sorted { $0.loss.after > $1.loss.after }.map {
      "\($0.mutant): \($0.loss.after.short) more, by \($0.loss.checks.joined(separator: ", "))"
    }
    let list = listsSurvivors ? [survivors, costly].flatMap { [""] + $0.map { "- " + $0 } } : []
    let told = faults.isEmpty ? [] : [""] + faults.map { "! " + $0 }
    return (head + (rows + [total]).map(\.line) + lossLines + list + told)
      .joined(separator: "\n")
  }

  /// The points that mutants cost beyond one check, before and after checks are judged again.
  private var lossLines: [String] {
    guard !losses.isEmpty else { return [] }
    let head = [
      "", "| points lost beyond one check | mean | most | by |", "| --- | --- | --- | --- |",
    ]
    let columns: [(name: String, points: (MutationLoss) -> Double)] = [
      ("before checks are judged again", \.before), ("after", \.after),
    ]
    return head
      + columns.map { name, points in
        let all = losses.map { points($0.loss) }
        let mean = all.reduce(0, +) / Double(all.count)
        let most = losses.max { points($0.loss) < points($1.loss) }
        return "| \(name) | \(mean.significant(3)) | \((all.max() ?? 0).short) "
          + "| \(most?.mutant ?? "") |"
      }
  }
}
