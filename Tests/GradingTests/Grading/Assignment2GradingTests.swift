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

  @Test func `tensors that are not written, and values that prediction does not need`() throws {
    var files = try host.reference(
      changing: "Affine.swift",
      regions: [
        1: """
        let rows = cache.x.reshaped([cache.x.shape[0], -1])
        let dw = matmul(rows, upstream, transposeA: true)
        return (dx: .todo("dx: the gradient of the examples"), dw: dw, db: .todo("db: sums"))
        """
      ])
    let name = "Assignment2/BatchNorm.swift"
    let forward = try host.reference(
      changing: "BatchNorm.swift",
      regions: [
        1: """
        let eps = epsilon
        guard mode == .train else {
          let scaled = (x - running.mean) / (running.variance + eps).squareRoot()
          let none = BatchNormCache<Scalar>(
            centered: Tensor(), inverseDeviation: Tensor(), gamma: Tensor())
          return (gamma * scaled + beta, none)
        }
        let (mean, variance) = (x.mean(axis: 0), x.variance(axis: 0))
        running.mean = momentum * running.mean + (1 - momentum) * mean
        running.variance = momentum * running.variance + (1 - momentum) * variance
        let inverse = 1 / (variance + eps).squareRoot()
        let cache = BatchNormCache(centered: x - mean, inverseDeviation: inverse, gamma: gamma)
        return (gamma * (cache.centered * inverse) + beta, cache)
        """
      ])
    files[name] = forward[name]
    let report = try host.grade(
      files, only: ["a2.affine", "a2.batchnorm", "a2.twoLayerNet.gradient"], measures: false,
      optimises: false)
    #expect(report.build.files.allSatisfy { $0.status == .compiled })
    let checks = report.questions.flatMap(\.checks)
    for check in checks where check.id != "a2.affine.backward" {
      #expect(check.verdict == .passed, "\(check.id): \(check.explanation)")
    }
    let backward = try #require(checks.first { $0.id == "a2.affine.backward" })
    #expect(backward.verdict == .notImplemented && backward.earned == 0)
    #expect(
      backward.explanation
        == "'db' is not written yet: sums. 'dx' is not written yet: the gradient of the "
        + "examples. 'dw' is right.")
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
    #expect(report.score.earned == 56)
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
