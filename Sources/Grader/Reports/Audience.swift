import Presentation
package import Record

/// The readers of a report.
package enum Audience: String, Sendable, CaseIterable {
  /// Students, who see only the kind, the verdict and the points of hidden checks.
  case student
  /// Instructors, who see everything.
  case instructor
}

extension GradingReport {
  /// Returns the report, limited to what `audience` may see.
  ///
  /// For students, the names, titles and explanations of hidden checks are removed, together with
  /// everything that these checks measured, printed, drew or answered. Notes and questions stay,
  /// because they reveal nothing about hidden checks. A command that repeats a check is the
  /// student's own, because students have no archive to grade.
  package func shown(to audience: Audience) -> GradingReport {
    guard audience == .student else { return self }
    var report = self
    for index in report.questions.indices {
      let question = report.questions[index]
      var hidden = 0
      report.questions[index].checks = question.checks.map { check in
        guard check.isHidden else { return check.forStudents(seed: report.seed) }
        hidden += 1
        return check.masked(id: "\(question.id).hidden\(hidden)")
      }
    }
    return report
  }
}

extension GradingReport.Check {
  /// The command that students use to repeat a check of their own work.
  ///
  /// - Parameters:
  ///   - id: The name of the check.
  ///   - others: The names of the other checks, of which the command must select none.
  ///   - seed: The seed of the inputs.
  /// - Returns: The command, quoted for a shell.
  package static func command(
    for id: String, besides others: [String] = [], seed: Seed
  ) -> String {
    let exactly = isBeginning(id, of: others) ? [exactOption] : []
    return .shellCommand(
      ["./grader", "check", id] + exactly + ["--seed", "\(seed)"])
  }

  /// The option with which a name selects one check.
  package static let exactOption = "--exactly"

  /// Whether the name of a check would also select others.
  package static func isBeginning(_ id: String, of others: [String]) -> Bool {
    others.contains { $0.hasPrefix(id + ".") }
  }

  /// Returns the check with the command that students use.
  func forStudents(seed: Seed) -> Self {
    guard let reproduce else { return self }
    var check = self
    // The command of an archive says whether other names begin with this one.
    let isExact = reproduce.split(separator: " ").contains { $0 == Self.exactOption }
    check.reproduce = Self.command(
      for: id, besides: isExact ? [id + "."] : [], seed: seed)
    return check
  }

  /// Returns the check with only its kind, verdict and points.
  fileprivate func masked(id: String) -> Self {
    Self(
      id: id, title: "Hidden check: \(kind)", kind: kind, isHidden: true, verdict: verdict,
      earned: earned, points: points,
      explanation: verdict == .passed
        ? "" : "A hidden check shows only its kind, its verdict and its points.")
  }
}
