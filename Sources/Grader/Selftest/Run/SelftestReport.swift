import Foundation
package import Presentation

/// A report on what the selftest found out about a host.
package struct SelftestReport {
  let outcomes: [Trial.Outcome]
  /// The changes to the host that were found, regardless of the trials' outcomes.
  let breaches: [Breach]
  /// The temporary files that were left behind.
  let left: [String]
  let box: String
  let compiler: String
  /// Whether the plan includes all attacks in the corpus.
  let isWhole: Bool
  /// The number of planned trials.
  let planned: Int
  let seconds: Double

  /// Creates a report on outcomes.
  package init(
    outcomes: [Trial.Outcome], breaches: [Breach], left: [String], box: String, compiler: String,
    isWhole: Bool, planned: Int, seconds: Double
  ) {
    (self.outcomes, self.breaches, self.left) = (outcomes, breaches, left)
    (self.box, self.compiler, self.isWhole) = (box, compiler, isWhole)
    (self.planned, self.seconds) = (planned, seconds)
  }

  /// Whether the selftest was stopped before every trial had an outcome.
  var isCutShort: Bool { outcomes.count < planned }

  /// Whether all outcomes so far are as expected and nothing else is wrong.
  var isClean: Bool { breaches.isEmpty && left.isEmpty && outcomes.allSatisfy(\.isHeld) }

  /// Whether every planned trial has an outcome and nothing is wrong.
  package var isPassed: Bool { isClean && !isCutShort }

  /// Whether it is safe to grade on this host; only trials of the whole corpus can show this.
  package var isSafe: Bool { isPassed && isWhole }

  /// Returns the report as text: a table by family, and the verdict on the host.
  package func text(style: TerminalStyle, isVerbose: Bool) -> String {
    var lines: [String] = []
    for family in Family.allCases {
      let own = outcomes.filter { $0.trial.attack.family == family }
      guard !own.isEmpty else { continue }
      let held = own.count { $0.isHeld }
      lines.append(
        style.paint("\(family.rawValue)  \(family.title)", .strong)
          + "  \(held) of \(own.count) as expected")
      lines += own.flatMap { self.lines(of: $0, style: style, isVerbose: isVerbose) } + [""]
    }
    return (lines + verdict(style)).joined(separator: "\n")
  }

  /// Returns an attack, its expected and actual outcomes and its time, in at most 80 columns.
  private func row(_ outcome: Trial.Outcome, mark: String) -> [String] {
    let trial = outcome.trial
    let name = (trial.attack.name + (trial.isBoxed ? " (box alone)" : "")).wrapped(to: 30)
    let expected = trial.expected.wrapped(to: 19)
    return (0..<max(name.count, expected.count)).map { index in
      let left = (index < name.count ? name[index] : "").padded(to: 31)
      let middle = index < expected.count ? expected[index] : ""
      guard index == 0 else { return "    " + left + middle }
      let got = outcome.got.singleLine.padded(to: 15)
      let time = Wording.seconds(outcome.seconds).leftPadded(to: 10)
      return "  \(mark) " + left + middle.padded(to: 20) + got + time
    }
  }

  private func lines(
    of outcome: Trial.Outcome, style: TerminalStyle, isVerbose: Bool
  ) -> [String] {
    let attack = outcome.trial.attack
    let mark = outcome.isHeld ? style.paint("✓", .good) : style.paint("✗", .bad)
    var lines = row(outcome, mark: mark)
    if isVerbose {
      let facts = "\(attack.rows.joined(separator: " ")): \(attack.attack) (\(attack.documented))"
      lines += facts.wrapped(to: style.width - 6).map { "      " + style.paint($0, .faint) }
    }
    for problem in outcome.problems {
      lines += problem.wrapped(to: style.width - 6).map { "      " + style.paint($0, .bad) }
    }
    if !outcome.firstProblems.isEmpty {
      let facts =
        "As expected on the second try; on the first: "
        + outcome.firstProblems.joined(separator: "; ")
      lines += facts.wrapped(to: style.width - 6).map { "      " + style.paint($0, .part) }
    }
    return lines
  }

  private func verdict(_ style: TerminalStyle) -> [String] {
    let held = outcomes.count { $0.isHeld }
    var facts = [
      "\(held) of \(outcomes.count) trials ended as expected, in \(Wording.seconds(seconds)).",
      "Sandbox: \(box). Compiler: \(compiler.singleLine).",
    ]
    let second = outcomes.filter { $0.isHeld && !$0.firstProblems.isEmpty }
    if !second.isEmpty {
      let names = Set(second.map(\.trial.attack.name)).sorted().joined(separator: ", ")
      facts.append("Blocked on the second try: \(names).")
    }
    facts += breaches.map { breach in
      let names = breach.during.joined(separator: ", ")
      return "\(breach.what.singleLine), "
        + (names.isEmpty
          ? "while no attack ran." : "while these attacks ran: \(names).")
    }
    if !left.isEmpty {
      facts.append(
        "Temporary files were left behind: \(left.joined(separator: ", ")).")
    }
    if isCutShort {
      facts.append(
        "Stopped with \(planned - outcomes.count) of \(planned) trials unfinished: this is not a "
          + "verdict on the host.")
    }
    return facts.flatMap { $0.wrapped(to: style.width) } + judgement(style)
  }

  /// Returns the lines of the final verdict; empty if the selftest was stopped and nothing is wrong
  /// so far.
  private func judgement(_ style: TerminalStyle) -> [String] {
    let names = Set(outcomes.filter { !$0.isHeld }.map(\.trial.attack.name)).sorted()
    if !isClean {
      let which = names.isEmpty ? "." : ": \(names.joined(separator: ", "))."
      return ("NOT safe to grade here" + which).wrapped(to: style.width)
        .map { style.paint($0, .bad) }
    }
    if isCutShort { return [] }
    guard isWhole else { return ["No problems so far, but only part of the corpus was tried."] }
    return [style.paint("Safe to grade here.", .good)]
  }

  /// Returns the report as JSON.
  package func json() throws -> String {
    struct Line: Encodable {
      let name, family, attack, documented, expected, got: String
      let rows, problems, firstProblems: [String]
      let boxAlone: Bool
      let seconds: Double
    }
    struct Whole: Encodable {
      let safe, clean, whole, cutShort: Bool
      let box, compiler: String
      let seconds: Double
      let breaches: [Breach]
      let left: [String]
      let trials: [Line]
    }
    let lines = outcomes.map { outcome in
      let attack = outcome.trial.attack
      return Line(
        name: attack.name, family: attack.family.rawValue, attack: attack.attack,
        documented: attack.documented, expected: outcome.trial.expected, got: outcome.got,
        rows: attack.rows, problems: outcome.problems, firstProblems: outcome.firstProblems,
        boxAlone: outcome.trial.isBoxed, seconds: outcome.seconds)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let whole = Whole(
      safe: isSafe, clean: isClean, whole: isWhole, cutShort: isCutShort, box: box,
      compiler: compiler, seconds: seconds, breaches: breaches, left: left, trials: lines)
    return String(decoding: try encoder.encode(whole), as: UTF8.self)
  }
}
