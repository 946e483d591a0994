import CourseKit
import GraderTestSupport
import Grading
import Patches
import Record
import Reports
import Testing

/// Code that the optimizer moves from one file's object file to another's.
@Suite(.slow) struct MovedCodeTests {
  @Test func `what one file may use is not refused in another's object file`() throws {
    let host = try GradingHost(.assignment2)
    let variants = try AssignmentVariants(host.layout).variants.filter {
      ["Welford's mean and variance", "functional style"].contains($0.name)
        && ["BatchNorm.swift", "MaxPool.swift"].contains($0.file)
    }
    #expect(variants.count == 2)
    let submission = VariantSubmission(layout: host.layout, variants: variants)
    let report = try host.grade(
      try submission.files(of: host), only: ["a2.batchnorm.forward"], optimizesAtOnce: true)
    for file in report.build.files where file.status != .compiled {
      Issue.record("\(file.path): \(file.diagnostics.first?.message ?? "\(file.status)")")
    }
    #expect(report.verdicts["a2.batchnorm.forward"] == .passed)
  }
}
