import Dispatch
import Grading
import Judging
import Record
import Score
import Testing

/// The order of the records of checks that run at once, without any process.
@Suite struct CheckRunnerOrderTests {
  @Test func `records have the order of the definitions, whichever check ends first`() throws {
    let rubric = try RubricReader.read(
      """
      assignment: a1
      title: A
      questions:
        - id: q
          title: Q
          points: 6
          checks:
            - { id: a1.timed, points: 2, tolerance: 0.1, threshold: 1 }
            - { id: a1.slow, points: 2, tolerance: 0.1 }
            - { id: a1.quick, points: 2, tolerance: 0.1 }
      """, path: "rubric.yml",
      known: [
        "a1.timed": CheckNeeds(.speed), "a1.slow": CheckNeeds(.output),
        "a1.quick": CheckNeeds(.output),
      ], datasets: [])
    let quickHasEnded = DispatchSemaphore(value: 0)
    let definitions = rubric.questions.flatMap(\.checks).map { entry in
      CheckDefinition(
        entry.id, entry.id, entry.id == "a1.timed" ? .speed : .output, file: "Good.swift"
      ) { _ in
        if entry.id == "a1.slow" { _ = quickHasEnded.wait(timeout: .now() + 60) }
        return .pass()
      }
    }
    let runner = CheckRunner.withoutProcesses(definitions, rubric, jobs: 2)
    let build = BuildRecord(files: [.init(path: "Good.swift", status: .compiled)])
    let records = runner.run(build: build, clock: StageClock()) { record in
      if record.id == "a1.quick" { quickHasEnded.signal() }
    }
    #expect(records.map(\.id) == ["a1.timed", "a1.slow", "a1.quick"])
  }
}
