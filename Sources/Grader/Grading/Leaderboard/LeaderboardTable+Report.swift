package import Judging
import Record
package import Reports

extension CheckDefinition {
  /// Whether a leaderboard ranks by the check: it times the student's code against the reference.
  package var isRanked: Bool { kind == .speed && id.hasSuffix(".speedReference") }
}

extension LeaderboardTable.Entry {
  /// Why a submission has no place.
  package struct NoPlace: Error, Equatable {
    /// The ranked checks without a time that counts.
    package let missing: [String]
  }

  /// What a report says of its submission's times.
  ///
  /// A time counts when no check failed that judges the code it was taken of: what is wrong may be
  /// fast, and what builds on a failed part was timed with the reference's.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - name: Whose submission it is; nil for the archive's name.
  ///   - definitions: The checks of the assignment.
  /// - Throws: `NoPlace`, when a ranked check has no time that counts.
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
