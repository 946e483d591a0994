import Build
import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Judging
import Record
import Testing

/// Changes to the reference, judged by the checks of an assignment.
@Suite struct MutationScoreTests {
  /// One assignment a day, and other changes on the next day.
  @Test func `checks notice a sample of all changes`() throws {
    let day = UInt64(Date.now.timeIntervalSince1970 / 86_400)
    let assignments = AssignmentLayout.all
    let host = try GradingHost(assignments[Int(day) % assignments.count])
    let (layout, project) = (host.layout, host.project)
    let builder = SubmissionBuild(
      toolchain: host.grading.toolchain, project: project, box: host.grading.box,
      folder: layout.folder)
    let course = try CourseAssignment.load(layout, project: project)
    let seed = Seed(UInt128(day))
    let judged = Set(course.checks.filter(\.isJudgedQuickly).map(\.file))
    let program = try MutationProgram(
      layout, files: layout.files.filter { judged.contains("\(layout.folder)/\($0)") },
      mistakes: AssignmentMistakes(layout, project).noticedQuickly(by: course.checks),
      most: 4, seed: seed, builder)
    #expect(program.mutations.count >= 20)
    let judgments = try MutationJudge(course, program, seed: seed, jobs: 2).judgments { _, _ in }
    #expect(judgments.count == program.mutations.count)
    var table = MutationTable()
    table.add(
      layout.id.rawValue, program, judgments, try EquivalentMutations(layout, project))
    #expect(table.faults.isEmpty)
    #expect(table.share >= 0.95, "\(table.text(listsSurvivors: true))")
  }
}
