import Judging
import Record

/// A mistake that several checks of a file notice costs the points of the first of them alone.
///
/// Each of these checks has found that the student's code returns, in every call, what the
/// reference returns with one and the same known mistake. So that mistake is all that is wrong, and
/// whoever makes it has done the rest of the work.
struct SharedMistakes {
  /// The files that checks grade, by the names of the checks.
  private let files: [String: String]
  /// The check that each mistake in a file has cost its points.
  private var charged: [Place: String] = [:]

  /// A mistake in a file, as students and instructors see it.
  private struct Place: Hashable {
    let file: String
    let mistake: String
    let isHidden: Bool
  }

  private init(_ definitions: [CheckDefinition]) {
    files = Dictionary(
      definitions.map { ($0.id, $0.file) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the checks of a grading, in which each known mistake costs once.
  ///
  /// - Parameters:
  ///   - checks: The checks, in the order of the rubric.
  ///   - definitions: Their definitions.
  /// - Returns: The checks. Those that keep their points say so, and name the one that lost them.
  static func chargingOnce(
    _ checks: [CheckRecord], _ definitions: [CheckDefinition]
  ) -> [CheckRecord] {
    var mistakes = SharedMistakes(definitions)
    return checks.map { mistakes.judge($0) }
  }

  private mutating func judge(_ check: CheckRecord) -> CheckRecord {
    guard check.earned < check.points, let file = files[check.id],
      let mistake = check.onlyMistake
    else { return check }
    let place = Place(file: file, mistake: mistake, isHidden: check.isHidden)
    guard let first = charged[place] else {
      charged[place] = check.id
      return check
    }
    return check.keepingPoints(because: first)
  }
}

extension CheckRecord {
  /// The known mistake that explains the check, if there is exactly one.
  var onlyMistake: String? {
    for case .output(.knownMistake(let mistakes)) in finding.facts where mistakes.count == 1 {
      return mistakes[0].id
    }
    return nil
  }

  /// Returns the check with all of its points, and the check that lost points for its mistake.
  fileprivate func keepingPoints(because other: String) -> CheckRecord {
    var finding = finding
    finding.outcome = .measured(share: 1)
    finding.facts.insert(.grading(.sameMistake(check: other)), at: 0)
    return CheckRecord(
      id: id, title: title, kind: kind, isHidden: isHidden, verdict: .passed, earned: points,
      points: points, finding: finding, seconds: seconds, output: output)
  }
}
