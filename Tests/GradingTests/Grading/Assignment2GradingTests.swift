import GraderTestSupport
import Judging
import Core
import CourseKit
import Foundation
import Grading
import Host
import Record
import Reports
import Testing

@Suite(.serialized) struct Assignment2GradingTests {
  let host: GradingHost

  init() throws {
    host = try GradingHost(.assignment2, keepsBuilds: true)
  }

  @Test func `the reference earns every point that needs no training`() throws {
    let report = try host.grade(try host.files(in: "Solutions"))
    let judged = report.questions.flatMap(\.checks).filter { $0.kind != "written" }
    #expect(
      Set(judged.map(\.id)) == Set(Pairing.of(.a2).checks.filter(\.isJudgedUntrained).map(\.id)))
    for check in judged where check.verdict != .passed {
      Issue.record("\(check.id): \(check.verdict) \(check.explanation) \(check.details)")
    }
    #expect(report.score.earned == report.score.possible)
    #expect(report.score.possible == 84)
    #expect(report.score.unanswered == 10)
    #expect(report.build.files.allSatisfy { $0.status == .compiled })
  }

  @Test func `the stubs earn nothing, and every exercise is not implemented`() throws {
    let report = try host.grade(try host.files(in: "Assignments"), trains: true, optimises: false)
    let judged = report.questions.flatMap(\.checks).filter { $0.kind != "written" }
    #expect(judged.count == Pairing.of(.a2).checks.count { $0.kind != .written })
    for check in judged where check.verdict != .notImplemented {
      Issue.record("\(check.id): \(check.verdict) \(check.explanation)")
    }
    #expect(report.score.earned == 0)
    #expect(report.score.possible == 90)
  }

  @Test func `the sample has its exact score, and each part its verdict`() throws {
    var grading = host.grading
    grading.options.hurry()
    // With seed 231, sampled central differences happen to miss the mistake in the backward pass of
    // pooling.
    grading.options.seed = 1
    let report = try grading.grade(host.project.handouts + "/assignment2/sample-submission.tar.gz")
    #expect(report.refusal == nil)
    #expect(report.score.earned == 54)
    #expect(report.score.possible == 80)
    let verdicts = report.verdicts
    #expect(verdicts["a2.batchnorm.forward"] == .passed)
    #expect(verdicts["a2.batchnorm.backwardSimplified"] == .notImplemented)
    #expect(verdicts["a2.layernorm.backward"] == .failed)
    #expect(verdicts["a2.framework.barebones.scores"] == .passed)
    #expect(report.build.files.allSatisfy { $0.status == .compiled })
  }
}

extension CheckDefinition {
  /// Whether a grading without training judges the check.
  var isJudgedUntrained: Bool { kind != .written && !trains }
}
