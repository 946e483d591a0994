import GraderTestSupport
import Record
import Score
import Testing

/// The rules of grading, as a table: outcome in, verdict and points out.
@Suite struct ScoringTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let outcome: Outcome
    let points: Double
    let verdict: Verdict
    let earned: Double

    var testDescription: String { "\(outcome) of \(points) points: \(verdict), \(earned)" }
  }

  private static let rows = [
    Row(outcome: .measured(share: 1), points: 4, verdict: .passed, earned: 4),
    Row(outcome: .measured(share: 1.5), points: 4, verdict: .passed, earned: 4),
    Row(outcome: .measured(share: .infinity), points: 4, verdict: .passed, earned: 4),
    Row(outcome: .measured(share: 0.5), points: 3, verdict: .partial, earned: 1.5),
    Row(outcome: .measured(share: 1.0 / 3), points: 1, verdict: .partial, earned: 0.33),
    Row(outcome: .measured(share: 2.0 / 3), points: 1, verdict: .partial, earned: 0.67),
    Row(outcome: .measured(share: 0.999), points: 2, verdict: .partial, earned: 2),
    Row(outcome: .measured(share: 1e-9), points: 2, verdict: .partial, earned: 0),
    Row(outcome: .measured(share: 0), points: 4, verdict: .failed, earned: 0),
    Row(outcome: .measured(share: -0.5), points: 4, verdict: .failed, earned: 0),
    Row(outcome: .measured(share: .nan), points: 4, verdict: .failed, earned: 0),
    Row(outcome: .measured(share: -.infinity), points: 4, verdict: .failed, earned: 0),
    Row(outcome: .measured(share: 1), points: 0, verdict: .passed, earned: 0),
    Row(outcome: .threw, points: 4, verdict: .failed, earned: 0),
    Row(outcome: .notImplemented, points: 4, verdict: .notImplemented, earned: 0),
    Row(outcome: .didNotCompile, points: 4, verdict: .didNotCompile, earned: 0),
    Row(outcome: .crashed, points: 4, verdict: .crashed, earned: 0),
    Row(outcome: .timedOut, points: 4, verdict: .timedOut, earned: 0),
    Row(outcome: .refused, points: 4, verdict: .refused, earned: 0),
    Row(outcome: .outOfTime(isOwn: true), points: 4, verdict: .notRun, earned: 0),
    Row(outcome: .outOfTime(isOwn: false), points: 4, verdict: .notReached, earned: 0),
    Row(outcome: .written, points: 4, verdict: .awaiting, earned: 0),
    Row(outcome: .notAnswered, points: 4, verdict: .notAnswered, earned: 0),
    Row(outcome: .graderFault, points: 4, verdict: .graderFault, earned: 0),
  ]

  @Test(arguments: rows) func `an outcome gives one verdict and its points`(_ row: Row) {
    let judged = Scoring.judge(row.outcome, points: row.points)
    #expect(judged.verdict == row.verdict)
    #expect(judged.earned == row.earned)
  }

  @Test func `every verdict is somebody's`() {
    #expect(Set(Self.rows.map(\.verdict)) == Set(Verdict.allCases))
  }

  @Test func `only what was measured earns anything`() {
    for row in Self.rows where row.earned > 0 {
      #expect([.passed, .partial].contains(row.verdict))
    }
  }
}

/// The sum over checks.
@Suite struct ScoreSumTests {
  private func check(_ verdict: Verdict, earned: Double = 0, of points: Double)
    -> CheckRecord
  {
    CheckRecord(
      id: "a1.x", title: "x", kind: .output, isHidden: false, verdict: verdict, earned: earned,
      points: points, finding: Finding(.notImplemented), seconds: 0, output: "")
  }

  @Test func `without checks nothing is possible and the score is final`() {
    #expect(
      Scoring.sum([]) == .init(earned: 0, possible: 0, awaiting: 0, isFinal: true))
  }

  @Test func `earned and possible points add up`() {
    let sum = Scoring.sum([
      check(.passed, earned: 3, of: 3), check(.partial, earned: 0.75, of: 2), check(.failed, of: 4),
    ])
    #expect(sum == .init(earned: 3.75, possible: 9, awaiting: 0, isFinal: true))
  }

  @Test func `written answers await a person and are not in the score`() {
    let sum = Scoring.sum([check(.passed, earned: 3, of: 3), check(.awaiting, of: 2)])
    #expect(sum == .init(earned: 3, possible: 3, awaiting: 2, isFinal: true))
  }

  @Test func `a question without an answer awaits nobody, and its points are counted separately`() {
    let sum = Scoring.sum([check(.passed, earned: 3, of: 3), check(.notAnswered, of: 2)])
    #expect(sum == .init(earned: 3, possible: 3, unanswered: 2))
  }

  @Test func `a fault of the grader costs nothing and keeps the score open`() {
    let sum = Scoring.sum([check(.passed, earned: 3, of: 3), check(.graderFault, of: 2)])
    #expect(sum == .init(earned: 3, possible: 3, undecided: 2, isFinal: false))
    #expect(sum.total == 5)
  }

  @Test func `what the grader did not reach costs nothing and keeps the score open`() {
    let sum = Scoring.sum([check(.passed, earned: 3, of: 3), check(.notReached, of: 2)])
    #expect(sum == .init(earned: 3, possible: 3, undecided: 2, isFinal: false))
  }

  @Test func `what did not run because of the student counts as lost`() {
    let sum = Scoring.sum([check(.notRun, of: 2), check(.refused, of: 1)])
    #expect(sum == .init(earned: 0, possible: 3, awaiting: 0, isFinal: true))
  }

  @Test func `checks that were left out keep the score open, and their points are counted`() {
    let sum = Scoring.sum(
      [check(.passed, earned: 3, of: 3), check(.awaiting, of: 2)], leftOut: 5)
    #expect(
      sum == .init(earned: 3, possible: 3, awaiting: 2, leftOut: 5, isFinal: false))
    #expect(sum.total == 10)
  }

  @Test func `sums of hundredths carry no rounding`() {
    let sum = Scoring.sum((0..<10).map { _ in check(.partial, earned: 0.1, of: 1) })
    #expect(sum.earned == 1)
    let thirds = Scoring.sum((0..<3).map { _ in check(.partial, earned: 0.33, of: 1) })
    #expect(thirds.earned == 0.99)
  }
}
