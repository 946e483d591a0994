import Foundation
import Grader
import Testing

@Suite(.serialized) struct MutantTests {
  let host: GradingHost

  init() throws {
    host = try GradingHost()
  }

  @Test(arguments: Assignment1Mutants.submissions)
  func `each mistake is noticed by its checks and by no other`(
    _ submission: MutantSubmission
  ) throws {
    let mutants = submission.mutants
    let report = try host.grade(try files(of: mutants))
    for file in report.build.files where file.status != .compiled {
      Issue.record("\(file.path): \(file.diagnostics.first?.message ?? "\(file.status)")")
    }
    let noticed = Set(report.verdicts.filter { ![.passed, .awaiting].contains($0.value) }.keys)
    for mutant in mutants {
      let missed = mutant.noticedBy.subtracting(noticed)
      #expect(missed.isEmpty, "\(mutant.file), \(mutant.mistake)")
    }
    #expect(noticed.subtracting(mutants.flatMap(\.noticedBy)).isEmpty)
  }

  @Test func `each check notices a mistake`() throws {
    let report = try host.grade(try host.files(in: "Assignments"))
    let noticed = Set(Assignment1Mutants.submissions.flatMap(\.mutants).flatMap(\.noticedBy))
    let judged = report.verdicts.filter { $0.value == .notImplemented }.keys
    #expect(Set(judged).symmetricDifference(noticed).isEmpty)
  }

  /// The reference's files with every mutant's code.
  private func files(of mutants: [Mutant]) throws -> [String: [UInt8]] {
    var files = try host.files(in: "Solutions")
    for mutant in mutants {
      let path = "Assignment1/" + mutant.file
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      try #require(
        text.ranges(of: mutant.code).count == 1, "\(mutant.file): \(mutant.code)")
      files[path] = Array(text.replacing(mutant.code, with: mutant.replacement).utf8)
    }
    return files
  }
}
