import Record

/// An attack in the corpus: what it does, who documented it, and the expected outcome.
package struct Attack: Sendable {
  /// The name of the attack, such as `absolute-path`; names are unique.
  package let name: String
  /// The rows of the list of threats to which the attack belongs, such as `A3`.
  package let rows: [String]
  /// What the attack tries to do, in one sentence.
  package let attack: String
  /// Where the attack was seen or described.
  package let documented: String
  package let body: Body

  /// Creates an attack from its parts.
  package init(
    name: String, rows: [String], attack: String, documented: String, body: Body
  ) {
    self.name = name
    self.rows = rows
    self.attack = attack
    self.documented = documented
    self.body = body
  }

  /// The submission: an archive or files.
  package enum Body: Sendable {
    /// An archive that never gets built.
    case archive(ArchiveAttack)
    /// Files that are built and run.
    case program(ProgramAttack)
  }

  /// The family of the attack, which is the letter of its first row.
  package var family: Family { rows.first.flatMap { Family(row: $0) } ?? .archives }

  /// The expected outcome, as text.
  package var expectation: String {
    switch body {
    case .archive(let archive): archive.expected.map(\.rawValue).joined(separator: " or ")
    case .program(let program): program.expected.map(\.rawValue).joined(separator: " or ")
    }
  }
}

/// The families of threats that submissions can pose.
package enum Family: String, Sendable, CaseIterable {
  case archives = "A"
  case build = "B"
  case run = "R"
  case forgery = "F"
  case leaks = "L"
  case timing = "T"
  case learning = "M"
  case resources = "D"
  case exfiltration = "N"

  /// Finds the family of a row such as `R11`; nil if there is none.
  package init?(row: String) {
    guard Int(row.dropFirst()) != nil else { return nil }
    self.init(rawValue: String(row.prefix(1)))
  }

  /// The name of the family, for display.
  package var title: String {
    switch self {
    case .archives: "archives and intake"
    case .build: "the build"
    case .run: "tampering at run time"
    case .forgery: "forged results"
    case .leaks: "leaks of answers"
    case .timing: "timing and speed"
    case .learning: "learning"
    case .resources: "resources"
    case .exfiltration: "exfiltration and traces"
    }
  }
}
