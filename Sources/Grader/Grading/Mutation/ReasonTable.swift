import Judging
package import Patches
import Presentation
package import Record

/// What students would read about mutations, and how good it is.
package struct ReasonTable {
  /// The sentences about one mutation.
  package struct Reason: Sendable {
    package let mutation: String
    package let check: String
    package let facts: [Fact]
    package let quality: ReasonQuality
  }

  /// The reasons, in the order of the mutations.
  package private(set) var reasons: [Reason] = []

  /// Creates an empty table.
  package init() {}

  /// The share of mutations whose reason is good.
  package var share: Double {
    reasons.isEmpty ? 1 : Double(reasons.count(where: \.quality.isGood)) / Double(reasons.count)
  }

  /// Adds the mutations that checks of their own files notice.
  ///
  /// - Parameters:
  ///   - program: The mutations.
  ///   - judgments: What the checks say of them, by number.
  ///   - titles: The titles of the assignment's checks, by name.
  ///   - mistakes: All known mistakes of the assignment.
  package mutating func add(
    _ program: MutationProgram, _ judgments: [Int: MutationJudge.Judgment],
    titles: [String: String], mistakes: [Mutant]
  ) {
    let owners = Dictionary(grouping: program.all, by: \.file)
      .mapValues { Set($0.compactMap(\.owner)) }
    let files = Dictionary(mistakes.map { ($0.id, $0.file) }) { first, _ in first }
    for (number, mutation) in program.mutations.sorted(by: { $0.key < $1.key }) {
      guard let judgment = judgments[number], case .caught(let check) = judgment.verdict else {
        continue
      }
      let quality = ReasonQuality(
        of: mutation, facts: judgment.facts, title: titles[check] ?? "",
        owners: owners[mutation.file] ?? [], files: files)
      reasons.append(
        Reason(mutation: mutation.id, check: check, facts: judgment.facts, quality: quality))
    }
  }

  /// The number of mutations of each quality, in Markdown.
  package var summary: String {
    let head = ["| what the report says | mutants | share |", "| --- | --- | --- |"]
    let lines = ReasonQuality.allCases.map { quality in
      let count = reasons.count { $0.quality == quality }
      let part = reasons.isEmpty ? 0 : Double(count) / Double(reasons.count)
      return "| \(quality.rawValue) | \(count) | \(Wording.percent(part)) |"
    }
    return (head + lines).joined(separator: "\n")
  }
}
