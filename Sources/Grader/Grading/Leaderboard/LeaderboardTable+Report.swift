package import Judging
import Record
package import Reports

extension CheckDefinition {
  /// Whether leaderboards rank submissions by this check, that is, whether it compares times with
  /// the reference.
  package var isRanked: Bool { kind == .speed && id.hasSuffix(".speedReference") }
}

extension LeaderboardTable.Entry {
  /// The error thrown if a submission cannot be ranked.
  package struct NoPlace: Error, Equatable {
    /// The ranked checks without a valid time.
    package let missing: [String]
  }

  /// Creates the leaderboard entry for a graded submission.
  ///
  /// A time is valid only if no check of the timed code failed, because wrong code may be fast, and
  /// code that builds on a failed part is timed with the reference's version of that part.
  ///
  /// - Parameters:
  ///   - report: The report on the submission.
  ///   - name: The name to show on the leaderboard; nil for the archive's name.
  ///   - definitions: The checks of the assignment.
  /// - Throws: `NoPlace` if a ranked check has no valid time.
  package init(
    of report: GradingReport, name: String?, definitions: [CheckDefinition]
  ) throws(NoPlace) {
    let checks = Dictionary(
      report.questions.flatMap(\.checks).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let wrong = definitions.filter { definition in
      guard definition.kind != .speed, let check = checks[definition.id] else { return false }
      return check.earned < check.points
    }
    let wrongFiles = Set(wrong.map(\.file))
    var ratios: [Double] = []
    var missing: [String] = []
    for definition in definitions where definition.isRanked {
      let files = [definition.file] + definition.buildsOn
      if let timing = checks[definition.id]?.timing, wrongFiles.isDisjoint(with: files) {
        ratios.append(timing.ratio)
      } else {
        missing.append(definition.id)
      }
    }
    guard missing.isEmpty, !ratios.isEmpty else { throw NoPlace(missing: missing) }
    self.init(
      name: name ?? report.submission.fileName, ratios: ratios, seed: report.seed,
      graded: report.startedAt, sha256: report.submission.sha256)
  }
}
