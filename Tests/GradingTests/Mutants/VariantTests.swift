import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Record
import Reports
import Testing

/// Whether `BACKPROP_MUTANTS=all` asks for all variants, and for their times.
private let triesAll = ProcessInfo.processInfo.environment["BACKPROP_MUTANTS"] == "all"

/// Right solutions that differ from the reference keep every point.
///
/// The tests of every day try one submission of each assignment, and another one on the next day.
@Suite(.serialized) struct VariantTests {
  private static var sample: [VariantSubmission] {
    get throws {
      let day = Int(Date.now.timeIntervalSince1970 / 86_400)
      return try AssignmentLayout.all.flatMap { layout in
        let all = try AssignmentVariants(layout).submissions
        return triesAll || all.isEmpty ? all : [all[day % all.count]]
      }
    }
  }

  @Test(arguments: try sample)
  func `a right solution keeps every point, however it is written`(
    _ submission: VariantSubmission
  ) throws {
    let host = try GradingHost(submission.layout, keepsBuilds: true)
    let report = try host.grade(
      try submission.files(of: host), measures: triesAll, optimises: triesAll)
    for file in report.build.files where file.status != .compiled {
      Issue.record("\(file.path): \(file.diagnostics.first?.message ?? "\(file.status)")")
    }
    for check in report.questions.flatMap(\.checks)
    where ![.passed, .notAnswered, .notRun].contains(check.verdict) {
      Issue.record("\(check.id): \(check.verdict)")
    }
    // Checks of other files may have been judged with the reference's version of a variant.
    for check in report.questions.flatMap(\.checks) {
      let excused = check.facts?.all.contains {
        switch $0 {
        case .grading(.judgedWithReference), .grading(.judgedInDoubt): true
        default: false
        }
      }
      #expect(excused != true, "\(check.id)")
    }
  }
}
