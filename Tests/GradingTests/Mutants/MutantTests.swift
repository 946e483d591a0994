import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Grader
import Judging
import Patches
import Record
import Reports
import Testing

/// Whether `BACKPROP_MUTANTS=all` asks for all mutants.
private let triesAll = ProcessInfo.processInfo.environment["BACKPROP_MUTANTS"] == "all"

/// A report names the mistake, and no other one.
///
/// The tests of every day try a sixth of the submissions, and others on the next day.
@Suite(.serialized) struct MutantTests {
  /// The smallest fraction of mutants whose sentence is in the report.
  private static let leastNamed = 0.5

  private static var sample: [MutantSubmission] {
    get throws {
      let all = try AssignmentLayout.all.flatMap { try AssignmentMutants($0).submissions }
      guard !triesAll else { return all }
      let day = Int(Date.now.timeIntervalSince1970 / 86_400)
      return all.indices.filter { ($0 + day).isMultiple(of: 6) }.map { all[$0] }
    }
  }

  @Test(arguments: try sample)
  func `each mistake is noticed by its checks and by no other`(
    _ submission: MutantSubmission
  ) throws {
    let mutants = try AssignmentMutants(submission.layout)
    let checks = mutants.checks.filter { $0.isQuick }.map { $0.id }
    let unnamed = try submission.judge(only: checks, measures: false, optimises: false)
    if triesAll { print("Not named: \(unnamed)") }
    // A check of a property has its own sentences.
    let properties = Set(mutants.checks.filter { $0.kind == .property }.map(\.id))
    let compared = submission.mutants.filter { !$0.checks.isSubset(of: properties) }
    let named = compared.filter { !unnamed.contains($0.id) }
    #expect(Double(named.count) >= Self.leastNamed * Double(compared.count))
  }
}

/// A suite of its own, so that the two run side by side.
@Suite(.serialized, .enabled(if: triesAll, "it takes minutes; BACKPROP_MUTANTS=all runs it"))
struct SlowMutantTests {
  @Test(arguments: AssignmentLayout.all)
  func `a slow way is noticed by its times and by nothing else`(_ layout: AssignmentLayout) throws {
    try MutantSubmission(layout: layout, mutants: try AssignmentMutants(layout).slow).judge()
  }

  @Test(
    arguments: try AssignmentLayout.all.flatMap { try AssignmentMutants($0).trainingSubmissions })
  func `a mistake that spoils training shows in the accuracy`(
    _ submission: MutantSubmission
  ) throws {
    let mutants = try AssignmentMutants(submission.layout)
    try submission.judge(
      only: mutants.checks.filter(\.trains).map(\.id), trains: true, optimises: false)
  }
}

extension MutantSubmission {
  /// Grades the reference with every mutant's code.
  ///
  /// - Returns: The mutants whose sentence is not in the report.
  @discardableResult fileprivate func judge(
    only checks: [String] = [], trains: Bool = false, measures: Bool = true,
    optimises: Bool = true
  ) throws -> [String] {
    let host = try GradingHost(layout, keepsBuilds: true)
    let report = try host.grade(
      try files(of: host), only: checks, trains: trains, measures: measures,
      optimises: optimises)
    for file in report.build.files where file.status != .compiled {
      Issue.record("\(file.path): \(file.diagnostics.first?.message ?? "\(file.status)")")
    }
    let lost = Set(report.verdicts.filter { ![.passed, .notAnswered].contains($0.value) }.keys)
    let noticed = lost.union(report.excusedChecks)
    for mutant in mutants {
      let missed = mutant.checks.intersection(report.verdicts.keys).subtracting(noticed)
        .subtracting(report.checksGivenAFunction)
      #expect(missed.isEmpty, "\(mutant.file), \(mutant.name)")
    }
    #expect(noticed.subtracting(mutants.flatMap(\.checks)).isEmpty)
    let named = report.namedMistakes
    // No other mistake is named, so none would be if this one were not known.
    for mutant in mutants {
      let said = mutant.checks.compactMap { named[$0] }
      #expect(said.allSatisfy { $0 == [mutant.id] }, "\(mutant.id): \(said)")
    }
    return mutants.filter { mutant in mutant.checks.allSatisfy { named[$0] == nil } }.map(\.id)
  }
}

extension GradingReport {
  /// The checks that keep their points because their mistake costs those of another one.
  fileprivate var excusedChecks: [String] {
    questions.flatMap(\.checks).filter { check in
      check.facts?.all.contains {
        if case .grading(.sameMistake) = $0 { true } else { false }
      } == true
    }.map(\.id)
  }

  /// The checks that were judged given the reference's version of a function in their own file,
  /// because the check of that function noticed the mistake.
  fileprivate var checksGivenAFunction: [String] {
    questions.flatMap(\.checks).filter { check in
      check.facts?.all.contains {
        guard case .grading(.judgedWithReference(let files)) = $0 else { return false }
        return files.contains { $0.contains(" in ") }
      } == true
    }.map(\.id)
  }

  /// The mistakes that are named in the report, by check.
  fileprivate var namedMistakes: [String: [String]] {
    var named: [String: [String]] = [:]
    for check in questions.flatMap(\.checks) {
      for case .output(.knownMistake(let mistakes)) in check.facts?.all ?? [] {
        named[check.id] = mistakes.map(\.id)
      }
    }
    return named
  }
}
