import Judging
import Record
@testable import Grading
import Testing

/// A mistake that several checks notice costs the points of one of them.
@Suite struct SharedMistakesTests {
  private func check(
    _ id: String, mistakes: [String], isHidden: Bool = false
  ) -> CheckRecord {
    let known = mistakes.map { KnownMistake(id: $0, sentence: "Do it.", notes: nil) }
    let finding = Finding.fail(
      .output(.missing(tensor: "out")), .output(.knownMistake(mistakes: known)))
    return CheckRecord(
      id: id, title: "", kind: .output, isHidden: isHidden, verdict: .failed, earned: 0, points: 2,
      finding: finding, seconds: 0, output: "")
  }

  private func points(_ checks: [CheckRecord], files: [String: String] = [:]) -> [Double] {
    SharedMistakes.chargingOnce(
      checks,
      checks.map { one in
        CheckDefinition(one.id, "", .output, file: files[one.id] ?? "A.swift") { _ in .pass() }
      }
    ).map(\.earned)
  }

  @Test func `the first check loses its points, and the others say why they keep theirs`() {
    let checks = ["forward", "test", "backward"].map { check($0, mistakes: ["BatchNorm: N - 1"]) }
    #expect(points(checks) == [0, 2, 2])
    let definitions = checks.map { one in
      CheckDefinition(one.id, "", .output, file: "A.swift") { _ in .pass() }
    }
    let judged = SharedMistakes.chargingOnce(checks, definitions)
    #expect(judged[0] == checks[0])
    #expect(judged[1].verdict == .passed)
    #expect(judged[1].finding.outcome == .measured(share: 1))
    #expect(judged[1].finding.facts.first == .grading(.sameMistake(check: "forward")))
    #expect(judged[1].finding.facts.dropFirst() == checks[1].finding.facts[...])
  }

  @Test func `other mistakes, and the same one in another file, cost again`() {
    let checks = [
      check("a", mistakes: ["x"]), check("b", mistakes: ["y"]), check("c", mistakes: ["x"]),
    ]
    #expect(points(checks) == [0, 0, 2])
    #expect(points(checks, files: ["c": "B.swift"]) == [0, 0, 0])
  }

  @Test func `a mistake that is not certain excuses nothing`() {
    #expect(
      points([check("a", mistakes: ["x", "y"]), check("b", mistakes: ["x", "y"])]) == [0, 0])
    #expect(points([check("a", mistakes: []), check("b", mistakes: [])]) == [0, 0])
  }

  @Test func `a hidden check is not named to students`() {
    let checks = [check("a", mistakes: ["x"], isHidden: true), check("b", mistakes: ["x"])]
    #expect(points(checks) == [0, 0])
  }

  @Test func `a check that has its points is left alone`() {
    var right = check("a", mistakes: ["x"])
    right = CheckRecord(
      id: "a", title: "", kind: .output, isHidden: false, verdict: .passed, earned: 2, points: 2,
      finding: right.finding, seconds: 0, output: "")
    #expect(points([right, check("b", mistakes: ["x"])]) == [2, 0])
  }
}
