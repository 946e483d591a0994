package import Record

/// The rules that turn the outcome of a check into a verdict and points.
package enum Scoring {
  /// Returns the verdict of a check and its points.
  ///
  /// - Returns: The verdict and the points. A missing result is never a pass, and a share of NaN
  ///   counts as 0.
  package static func judge(_ outcome: Outcome, points: Double) -> (
    verdict: Verdict, earned: Double
  ) {
    switch outcome {
    case .measured(let share) where share >= 1: (.passed, points)
    case .measured(let share) where share > 0: (.partial, roundToHundredths(points * share))
    case .measured, .threw: (.failed, 0)
    case .notImplemented: (.notImplemented, 0)
    case .didNotCompile: (.didNotCompile, 0)
    case .crashed: (.crashed, 0)
    case .timedOut: (.timedOut, 0)
    case .refused: (.refused, 0)
    case .outOfTime(let isOwn, _): (isOwn ? .notRun : .notReached, 0)
    case .written: (.awaiting, 0)
    case .notAnswered: (.notAnswered, 0)
    case .graderFault: (.graderFault, 0)
    }
  }

  /// Adds up the points of checks.
  ///
  /// Written answers are graded by a person, so their points are counted separately, and so are
  /// those of questions without an answer. If the grader itself failed, or did not reach a check,
  /// or if checks were left out, the score is not final.
  ///
  /// - Parameters:
  ///   - checks: The graded checks.
  ///   - leftOut: The points of the checks that were left out.
  /// - Returns: The sums.
  package static func sum(_ checks: [CheckRecord], leftOut: Double = 0) -> ScoreTotal {
    var score = ScoreTotal(leftOut: roundToHundredths(leftOut))
    score.isFinal = score.leftOut == 0
    for check in checks {
      switch check.verdict {
      case .awaiting: score.awaiting += check.points
      case .notAnswered: score.unanswered += check.points
      case .graderFault, .notReached:
        score.undecided += check.points
        score.isFinal = false
      default: score.possible += check.points
      }
      score.earned += check.earned
    }
    score.earned = roundToHundredths(score.earned)
    return score
  }

  private static func roundToHundredths(_ value: Double) -> Double {
    (value * 100).rounded() / 100
  }
}
