import GraderTestSupport
import Record
import Score
import Testing

/// Limits as an instructor writes them.
@Suite struct RubricLimitsTests {
  private func read(_ limits: String, check: String = "") throws -> Rubric {
    try RubricReader.read(
      """
      assignment: a1
      title: T
      \(limits)
      questions:
        - id: q
          title: Q
          points: 1
          checks:
            - { id: c, points: 1\(check) }
      """, path: "rubric.yml", known: ["c": CheckNeeds(.property)], datasets: [])
  }

  @Test func `what is not named is as usual, and a check starts from its assignment's`() throws {
    #expect(try read("").buildLimits == .build)
    #expect(try read("").runLimits == .run)
    let rubric = try read(
      "limits: { build: { wallSeconds: 9 }, run: { memoryMB: 512, outputLines: 7 } }",
      check: ", limits: { processes: 8 }")
    #expect(rubric.buildLimits.wallSeconds == 9)
    #expect(rubric.buildLimits.memoryBytes == ResourceLimits.build.memoryBytes)
    #expect(rubric.runLimits.memoryBytes == 512 << 20)
    let limits = try #require(rubric.entry("c")?.limits)
    #expect(limits.processes == 8 && limits.memoryBytes == 512 << 20 && limits.outputLines == 7)
  }

  @Test(arguments: [
    ("limits: { run: { memory: 5 } }", 3, "unknown name 'memory'"),
    ("limits: { check: { memoryMB: 5 } }", 3, "unknown name 'check'"),
    ("limits: { run: { memoryMB: 0 } }", 3, "'memoryMB' must be a positive whole number"),
    ("limits: { run: { cpuSeconds: 1.5 } }", 3, "'cpuSeconds' must be a positive whole number"),
    ("limits: { run: { cpuSeconds: 9999999999 } }", 3, "positive whole number of at most"),
    ("limits: { run: { descriptors: 8 } }", 3, "'descriptors' must be 64 or more"),
    ("limits: { run: 5 }", 3, "expected names with values"),
  ])
  func `a mistake is told with its line`(limits: String, line: Int, says: String) throws {
    let error = try #require(throws: RubricError.self) { try read(limits) }
    #expect(error.line == line)
    #expect(error.problem.contains(says), "\(error)")
  }

  @Test func `a mistake in a check is told with its line`() throws {
    let error = try #require(throws: RubricError.self) {
      try read("", check: ", limits: { memoryMB: x }")
    }
    #expect(error.line == 9)
  }
}
