import GraderTestSupport
import Grading
import Host
import Judging
import Record
import Reports
import Score
import Testing

/// The verdicts of checks when the time for the grading has run out, without any process.
@Suite struct CheckRunnerBudgetTests {
  private static let rubric = """
    assignment: a1
    title: A
    timeBudget: 100
    questions:
      - id: q
        title: Q
        points: 10
        checks:
          - { id: a1.first, points: 2, tolerance: 0.1 }
          - { id: a1.hidden, points: 2, tolerance: 0.1, visibility: hidden }
          - { id: a1.second, points: 2, tolerance: 0.1 }
          - { id: a1.broken, points: 2, tolerance: 0.1 }
          - { id: a1.timed, points: 2, tolerance: 0.1, threshold: 1 }
    """

  private let clock = FakeClock()

  /// Runs checks each of which takes 60 seconds, and of these some in the student's code.
  private func run(
    ownSeconds: Double, seconds: Double = 60, calls: Int = 1
  ) throws -> [String: CheckRecord] {
    let rubric = try RubricReader.read(
      Self.rubric, path: "rubric.yml",
      known: [
        "a1.first": CheckNeeds(.output), "a1.hidden": CheckNeeds(.output),
        "a1.second": CheckNeeds(.output), "a1.broken": CheckNeeds(.output),
        "a1.timed": CheckNeeds(.speed),
      ], datasets: [])
    let budget = GradingBudget(seconds: rubric.timeBudget, now: clock.now)
    let definitions = rubric.questions.flatMap(\.checks).map { entry in
      CheckDefinition(
        entry.id, entry.id, entry.id == "a1.timed" ? .speed : .output,
        file: entry.id == "a1.broken" ? "Broken.swift" : "Good.swift"
      ) { [clock] _ in
        for _ in 0..<calls {
          try budget.check()
          clock.advance(seconds / Double(calls))
          budget.spend(ownSeconds / Double(calls), on: entry.isHidden ? nil : entry.id)
        }
        return .pass()
      }
    }
    var runner = CheckRunner.withoutProcesses(definitions, rubric, jobs: 1)
    runner.budget = budget
    let build = BuildRecord(files: [
      .init(path: "Good.swift", status: .compiled),
      .init(path: "Broken.swift", status: .replacedByStub),
    ])
    let records = runner.run(build: build, clock: StageClock()) { _ in }
    #expect(records.count == 5)
    return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
  }

  @Test func `checks within the time are judged as usual`() throws {
    let records = try run(ownSeconds: 1, seconds: 1)
    #expect(records["a1.timed"]?.verdict == .passed)
    #expect(Scoring.sum(Array(records.values)) == .init(earned: 8, possible: 10))
  }

  @Test
  func `if the student's code used the time, the rest earns nothing, and the calls are named`()
    throws
  {
    let records = try run(ownSeconds: 50)
    #expect(records["a1.first"]?.verdict == .passed)
    #expect(records["a1.hidden"]?.verdict == .passed)
    for id in ["a1.second", "a1.timed"] {
      let record = try #require(records[id])
      #expect(record.verdict == .notRun)
      // The call of the hidden check is not named.
      #expect(
        record.finding.facts == [
          .grading(
            .usedTime(budget: 100, own: 100, calls: [.init(name: "a1.first", seconds: 50)]))
        ])
    }
    #expect(Scoring.sum(Array(records.values)) == .init(earned: 4, possible: 10))
  }

  @Test func `if the machine used the time, the rest costs nothing, and the score is not final`()
    throws
  {
    let records = try run(ownSeconds: 20)
    for id in ["a1.second", "a1.timed"] {
      let record = try #require(records[id])
      #expect(record.verdict == .notReached)
      #expect(record.finding.facts == [.grading(.timeWasOver(budget: 100))])
    }
    #expect(
      Scoring.sum(Array(records.values))
        == .init(earned: 4, possible: 6, undecided: 4, isFinal: false))
  }

  @Test(arguments: [10.0, 40]) func `a check that had begun says that it was cut`(
    ownSeconds: Double
  ) throws {
    // The time is over before the last call of the second check.
    let records = try run(ownSeconds: ownSeconds, seconds: 60, calls: 4)
    let facts = try ["a1.first", "a1.hidden", "a1.second"].map { id in
      try #require(records[id]?.finding.facts)
    }
    #expect(facts[0] == [])
    let sentences = facts.map { Explanation.text($0) }
    #expect(sentences[1].contains("ran out during this check"))
    #expect(sentences[2].contains("ran out before this check"))
    let verdict: Verdict = ownSeconds == 40 ? .notRun : .notReached
    #expect(records["a1.hidden"]?.verdict == verdict)
  }

  @Test func `what needs no time keeps its verdict`() throws {
    for ownSeconds in [20.0, 50] {
      #expect(try run(ownSeconds: ownSeconds)["a1.broken"]?.verdict == .didNotCompile)
    }
  }
}
