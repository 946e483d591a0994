import CourseKit
import Foundation
import Grading
import Record
import Reports
import Testing

private let all = [Assignment1Mutants.all, Assignment2Mutants.all]

@Suite(.serialized) struct MutantTests {
  @Test(arguments: all.flatMap(\.submissions))
  func `each mistake is noticed by its checks and by no other`(
    _ submission: MutantSubmission
  ) throws {
    let mutants = try #require(all.first { $0.layout == submission.layout })
    let checks = mutants.checks.filter { !$0.trains && $0.kind != .speed }.map(\.id)
    try submission.judge(only: checks, measures: false, optimises: false)
  }

  @Test(arguments: all) func `there is a mistake for every check`(_ all: AssignmentMutants) {
    let noticed = Set((all.wrong + all.slow + all.training).flatMap(\.noticedBy))
    let checks = Set(all.checks.filter { $0.kind != .written }.map(\.id))
    #expect(noticed == checks)
  }
}

/// A suite of its own, so that the two run side by side.
@Suite(.serialized) struct SlowMutantTests {
  @Test(arguments: all)
  func `a slow way is noticed by its times and by nothing else`(_ all: AssignmentMutants) throws {
    try MutantSubmission(layout: all.layout, mutants: all.slow).judge()
  }

  @Test(arguments: all)
  func `a mistake that spoils training shows in the accuracy`(_ all: AssignmentMutants) throws {
    try MutantSubmission(layout: all.layout, mutants: all.training).judge(
      only: all.checks.filter(\.trains).map(\.id), trains: true, optimises: false)
  }
}

extension MutantSubmission {
  /// Grades the reference with every mutant's code.
  fileprivate func judge(
    only checks: [String] = [], trains: Bool = false, measures: Bool = true,
    optimises: Bool = true
  ) throws {
    let host = try GradingHost(layout)
    let report = try host.grade(
      try files(host), only: checks, trains: trains, measures: measures,
      optimises: optimises)
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

  private func files(_ host: GradingHost) throws -> [String: [UInt8]] {
    var files = try host.files(in: "Solutions")
    for mutant in mutants {
      let path = layout.folder + "/" + mutant.file
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      try #require(
        text.ranges(of: mutant.code).count == 1, "\(mutant.file): \(mutant.code)")
      files[path] = Array(text.replacing(mutant.code, with: mutant.replacement).utf8)
    }
    return files
  }
}
