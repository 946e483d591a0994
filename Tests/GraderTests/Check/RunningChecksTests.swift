import GraderTestSupport
@testable import Grading
import Record
import Score
import Synchronization
import Testing

/// What the progress names while several checks run.
@Suite struct RunningChecksTests {
  private static let rubric = """
    assignment: a1
    title: A
    questions:
      - id: q
        title: Q
        points: 6
        checks:
          - { id: a1.first, points: 2, tolerance: 0.1 }
          - { id: a1.second, points: 2, tolerance: 0.1 }
          - { id: a1.hidden, points: 2, tolerance: 0.1, visibility: hidden }
    """

  @Test func `the check that began first is named, but not if it is hidden`() throws {
    let rubric = try RubricReader.read(
      Self.rubric, path: "rubric.yml",
      known: [
        "a1.first": CheckNeeds(.output), "a1.second": CheckNeeds(.output),
        "a1.hidden": CheckNeeds(.output),
      ], datasets: [])
    let shown = Mutex<[String]>([])
    let running = RunningChecks(rubric) { event in
      switch event {
      case .doing(let name): shown.withLock { $0.append(name) }
      case .advanced(let name): shown.withLock { $0.append("ended: \(name)") }
      case .began, .noticed: Issue.record("\(event)")
      }
    }
    running.began("a1.first")
    running.began("a1.hidden")
    running.ended("a1.first")
    running.began("a1.second")
    running.ended("a1.hidden")
    running.ended("a1.second")
    let expected = [
      "a1.first", "a1.first", "ended: a hidden check", "a hidden check", "ended: a1.second",
      "ended: ",
    ]
    #expect(shown.withLock { $0 } == expected)
  }
}
