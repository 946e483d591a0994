import GraderTestSupport
import CourseKit
import Grading
import Record
import Reports
import Testing

/// The reference, whose models are trained, too.
@Suite(.slow, .serialized) struct ReferenceTrainingTests {
  @Test(arguments: AssignmentLayout.all)
  func `the reference earns every point, those of training too`(
    _ layout: AssignmentLayout
  ) throws {
    let host = try GradingHost(layout, keepsBuilds: true)
    let report = try host.grade(try host.files(in: "Solutions"), trains: true)
    let judged = report.questions.flatMap(\.checks).filter { $0.kind != "written" }
    #expect(judged.count > 30)
    for check in judged where check.verdict != .passed {
      Issue.record("\(check.id): \(check.verdict) \(check.explanation) \(check.details)")
    }
    #expect(report.score.earned == 90)
    #expect(report.score.possible == 90)
    #expect(report.score.unanswered == 10)
    #expect(report.score.isFinal)
    #expect(report.build.files.allSatisfy { $0.status == .compiled })
  }
}
