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
    let checks = assignment1Checks.filter { !$0.trains && $0.kind != .speed }.map(\.id)
    let report = try host.grade(
      try files(of: submission.mutants), only: checks, optimises: false)
    judge(report, of: submission.mutants)
  }

  @Test func `a slow way is noticed by its times and by nothing else`() throws {
    let mutants = Assignment1Mutants.slow.mutants
    judge(try host.grade(try files(of: mutants)), of: mutants)
  }

  @Test func `a mistake that spoils training shows in the accuracy`() throws {
    let mutants = Assignment1Mutants.training.mutants
    let checks = assignment1Checks.filter(\.trains).map(\.id)
    judge(try host.grade(try files(of: mutants), only: checks, trains: true), of: mutants)
  }

  @Test func `there is a mistake for every check`() {
    let submissions =
      Assignment1Mutants.submissions + [Assignment1Mutants.slow, Assignment1Mutants.training]
    let noticed = Set(submissions.flatMap(\.mutants).flatMap(\.noticedBy))
    let checks = Set(assignment1Checks.filter { $0.kind != .written }.map(\.id))
    #expect(noticed == checks)
  }

  private func judge(_ report: GradingReport, of mutants: [Mutant]) {
    for file in report.build.files where file.status != .compiled {
      Issue.record("\(file.path): \(file.diagnostics.first?.message ?? "\(file.status)")")
    }
    let noticed = Set(report.verdicts.filter { ![.passed, .awaiting].contains($0.value) }.keys)
    for mutant in mutants {
      let missed = mutant.noticedBy.intersection(report.verdicts.keys).subtracting(noticed)
      #expect(missed.isEmpty, "\(mutant.file), \(mutant.mistake)")
    }
    #expect(noticed.subtracting(mutants.flatMap(\.noticedBy)).isEmpty)
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
