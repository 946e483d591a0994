import CourseKit
import GraderTestSupport
import Grading
import Host
import Record
import Testing

/// Submissions that do none of the work.
@Suite struct LazySubmissionTests {
  private func course(_ assignment: AssignmentID) throws -> CourseAssignment {
    let project = try ProjectLayout.find()
    return try CourseAssignment.load(
      AssignmentLayout(assignment, in: project.assignments), project: project)
  }

  @Test(arguments: AssignmentID.allCases, LazySubmission.allCases)
  func `no work earns no points, apart from the exceptions`(
    _ assignment: AssignmentID, _ submission: LazySubmission
  ) throws {
    let results = submission.results(in: try course(assignment), trains: false, seed: 231)
    for result in results {
      #expect(
        result.earned == 0 || LazyException.excusing(result, of: submission) != nil,
        "\(result.check): \(result.earned) points, \(result.facts)")
      #expect(result.verdict != .graderFault, "\(result.check): \(result.facts)")
    }
  }

  @Test func `every exception is needed, and they are few`() throws {
    for assignment in AssignmentID.allCases {
      let own = LazyException.all.filter { $0.check.hasPrefix("\(assignment.rawValue).") }
      #expect(own.map(\.points).reduce(0, +) <= 2)
      let course = try course(assignment)
      for exception in own {
        let results = exception.submission.results(in: course, trains: false, seed: 231)
        #expect(results.first { $0.check == exception.check }?.earned == exception.points)
      }
    }
  }
}
