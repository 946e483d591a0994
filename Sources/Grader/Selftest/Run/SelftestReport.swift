import Foundation
import Presentation

/// What the selftest found out about a host.
struct SelftestReport {
  let outcomes: [Trial.Outcome]
  /// Temporary files that were left behind.
  let left: [String]
  let box: String
  let compiler: String
  /// Whether every attack of the corpus was tried.
  let isWhole: Bool
  let seconds: Double

  /// Whether every attack was held.
  var isSafe: Bool { left.isEmpty && outcomes.allSatisfy(\.isHeld) }

  /// A table by family, and the verdict on the host.
  func text(style: TerminalStyle, isVerbose: Bool) -> String {
    var lines: [String] = []
    for family in Family.allCases {
      let own = outcomes.filter { $0.trial.attack.family == family }
      guard !own.isEmpty else { continue }
      let held = own.count { $0.isHeld }
      lines.append(
        style.paint("\(family.rawValue)  \(family.title)", .strong)
          + "  \(held) of \(own.count) as they must")
      lines += own.flatMap { self.lines(of: $0, style: style, isVerbose: isVerbose) } + [""]
    }
    return (lines + verdict(style)).joined(separator: "\n")
  }

  private func lines(
    of outcome: Trial.Outcome, style: TerminalStyle, isVerbose: Bool
  ) -> [String] {
    let (trial, attack) = (outcome.trial, outcome.trial.attack)
    let name = attack.name + (trial.isBoxed ? " (box alone)" : "")
    let mark = outcome.isHeld ? style.paint("✓", .good) : style.paint("✗", .bad)
    var lines = [
      "  \(mark) " + name.padded(to: 38) + trial.expected.padded(to: 24)
        + outcome.got.singleLine.padded(to: 16) + Wording.seconds(outcome.seconds).leftPadded(to: 9)
    ]
    if isVerbose {
      let facts = "\(attack.rows.joined(separator: " ")): \(attack.attack) (\(attack.documented))"
      lines += facts.wrapped(to: style.width - 6).map { "      " + style.paint($0, .faint) }
    }
    for problem in outcome.problems {
      lines += problem.wrapped(to: style.width - 6).map { "      " + style.paint($0, .bad) }
    }
    return lines
  }

  private func verdict(_ style: TerminalStyle) -> [String] {
    let held = outcomes.count { $0.isHeld }
    let facts = [
      "\(held) of \(outcomes.count) trials ended as they must, in \(Wording.seconds(seconds)).",
      "Box: \(box). Compiler: \(compiler.singleLine).",
    ]
    guard isSafe else {
      let names = outcomes.filter { !$0.isHeld }.map(\.trial.attack.name)
      let rest = left.isEmpty ? [] : ["Temporary files were left: \(left.joined(separator: ", "))."]
      return facts + rest + [
        style.paint("NOT safe to grade here", .bad)
          + (names.isEmpty ? "." : ": \(Set(names).sorted().joined(separator: ", ")).")
      ]
    }
    return facts + [
      isWhole
        ? style.paint("Safe to grade here.", .good)
        : "No objection so far; only a part of the corpus was tried."
    ]
  }

  /// The same for programs.
  func json() throws -> String {
    struct Line: Encodable {
      let name, family, attack, documented, expected, got: String
      let rows, problems: [String]
      let boxAlone: Bool
      let seconds: Double
    }
    struct Whole: Encodable {
      let safe, whole: Bool
      let box, compiler: String
      let seconds: Double
      let left: [String]
      let trials: [Line]
    }
    let lines = outcomes.map { outcome in
      let attack = outcome.trial.attack
      return Line(
        name: attack.name, family: attack.family.rawValue, attack: attack.attack,
        documented: attack.documented, expected: outcome.trial.expected, got: outcome.got,
        rows: attack.rows, problems: outcome.problems, boxAlone: outcome.trial.isBoxed,
        seconds: outcome.seconds)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let whole = Whole(
      safe: isSafe, whole: isWhole, box: box, compiler: compiler, seconds: seconds, left: left,
      trials: lines)
    return String(decoding: try encoder.encode(whole), as: UTF8.self)
  }
}
