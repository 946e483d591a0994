import Build
import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Record
import Testing

/// Changes to the reference, judged by the checks of an assignment.
@Suite struct MutationScoreTests {
  @Test func `checks notice changes, and what they do not notice is on record`() throws {
    let host = try GradingHost(.assignment2)
    let builder = SubmissionBuild(
      toolchain: host.grading.toolchain, project: host.project, box: host.grading.box,
      folder: host.layout.folder)
    let program = try MutationProgram(
      host.layout, files: ["ReLU.swift"], most: nil, builder)
    #expect(program.mutations.count >= 5)
    let course = try CourseAssignment.load(host.layout, project: host.project)
    let judge = try MutationJudge(course, program, seed: 231, jobs: 2)
    let verdicts = judge.verdicts { _, _ in }
    #expect(verdicts.count == program.mutations.count)
    var table = MutationTable()
    table.add(
      "a2", program, verdicts,
      try EquivalentMutations(host.layout, host.project).only(in: ["ReLU.swift"]))
    #expect(table.faults.isEmpty)
    #expect(table.share == 1, "\(table.text(listsSurvivors: true))")
  }
}
