import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Host
import Judging
import Record
import Score
import Testing

@testable import Grader

/// What `rubric` prints, and what its help says.
@Suite struct RubricTableTests {
  @Test func `each check of the course has a line, in the order of the rubric`() throws {
    let project = try ProjectLayout.find()
    let courses = try AssignmentLayout.all.map { try CourseAssignment.load($0, project: project) }
    let all = RubricTable(courses).text.split(separator: "\n").map(String.init)
    let lines = all.dropLast(courses.count)
    let ids = courses.flatMap { $0.rubric.questions.flatMap(\.checks).map(\.id) }
    #expect(lines.dropFirst().map { $0.split(separator: " ")[2] } == ids.map { $0[...] })
    #expect(all.last == "a3: a whole grading may take 1200 seconds (timeBudget).")
    let speed = try #require(lines.first { $0.contains("a2.fastConv.speed ") })
    #expect(speed.split(separator: " ").dropFirst(3) == ["speed", "1", "0.01", "0.3"])
    #expect(lines.contains { $0.hasSuffix("cifar10 0.25 to 0.3, color-scenes 0.2 to 0.25") })
  }

  @Test func `a budget that is hardly enough for the longest step is warned of`() throws {
    let project = try ProjectLayout.find()
    var rubric = try CourseAssignment.load(.assignment1, project: project).rubric
    #expect(rubric.budgetWarning == nil)
    rubric.timeBudget = 5
    let start = "'timeBudget' is 5 seconds, but compiling alone may take 120, and one call "
    #expect(rubric.budgetWarning?.hasPrefix(start) == true)
  }

  @Test func `the help names every field, kind and number, in lines that fit a terminal`() {
    let text = RubricCommand.discussion
    for field in RubricField.allCases { #expect(text.contains("  \(field.rawValue) ")) }
    #expect(text.contains("  timeBudget "))
    for kind in CheckKind.allCases { #expect(text.contains("  \(kind.rawValue) ")) }
    #expect(text.contains("  leastCosine           0.9      smallest cosine"))
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `every number of the judging defaults is printed`() throws {
    func names(in path: String) throws -> [String] {
      let file = try ProjectFolder(above: #filePath).file("Sources/" + path)
      return try String(contentsOf: file, encoding: .utf8)
        .matches(of: /package static let (\w+)(?: = [0-9]|: KeyValuePairs)/).map { String($0.1) }
    }
    let kinks = try names(in: "Core/Numerics/OneSidedSlopes.swift").map { "kink." + $0 }
    let all = try names(in: "Grader/Judging/JudgingDefaults.swift") + kinks
    #expect(all.sorted() == JudgingDefaults.lines.map(\.name).sorted())
  }
}
