import Build
import Host
import Intake
import Judging
import Record
import Score

extension Intake.Result {
  /// Adds to the record of a build which files cannot be read, and what missing files may be
  /// called.
  func completed(_ build: BuildRecord) -> BuildRecord {
    var record = build.markingUnreadable(refused.mapValues(\.diagnostic))
    record.name(renamed)
    return record
  }
}

extension CheckDefinition {
  /// Returns the record of the check if the time of the grading ended during the build: what is
  /// known about its file, or that it was not reached.
  func notReached(
    in budget: GradingBudget, _ rubric: Rubric, _ build: BuildRecord, _ intake: Intake.Result
  ) -> CheckRecord {
    guard let finding = fault(in: build, intake.renamed) else {
      return notReached(in: budget, rubric)
    }
    let entry = rubric.entry(id) ?? Rubric.Entry(id: id, points: 0)
    return judged(finding, entry: entry, seconds: 0, output: "")
  }
}
