import Judging
package import Record
import Score

extension LazySubmission {
  /// What a lazy submission earned in one check.
  package struct Result: Sendable {
    /// The name of the check.
    package let check: String
    package let verdict: Verdict
    package let earned: Double
    /// The facts that the check found.
    package let facts: [Fact]
  }

  /// Runs the checks of an assignment on this submission.
  ///
  /// No process is started.
  ///
  /// - Parameters:
  ///   - course: The assignment.
  ///   - trains: Whether to run the checks that train models, which needs their data.
  ///   - seed: The seed of the inputs.
  /// - Returns: The result of each check, without written answers.
  package func results(
    in course: CourseAssignment, trains: Bool, seed: Seed
  ) -> [Result] {
    let data = LazyTrainingData { try course.loadData(folder: nil, seed: seed) }
    let checks = course.checks.filter { $0.kind != .written && (trains || !$0.trains) }
    return checks.map { check in
      let entry = course.rubric.entryOrDefault(check.id)
      let context = LazyContext(
        self, entry: entry, trains: check.trains, reference: course.reference, data: data,
        seed: seed)
      let finding = check.examine(context)
      let (verdict, earned) = Scoring.judge(finding.outcome, points: entry.points)
      return Result(check: check.id, verdict: verdict, earned: earned, facts: finding.facts)
    }
  }
}
