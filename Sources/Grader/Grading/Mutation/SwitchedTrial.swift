import Core
import CourseKit
import Judging
import Record
import Run
import Score

/// Examines the reference, or one of its mutations, by a check.
struct SwitchedTrial {
  private let course: CourseAssignment
  private let data: LazyTrainingData
  private let mistakes: MistakeComparison?

  /// Creates a trial.
  ///
  /// - Parameters:
  ///   - course: The assignment.
  ///   - seed: The seed of the training data.
  ///   - mistakes: Compares wrong answers with those of known mistakes, or nil.
  init(_ course: CourseAssignment, dataSeed seed: Seed, mistakes: MistakeComparison? = nil) {
    (self.course, self.mistakes) = (course, mistakes)
    data = LazyTrainingData { try course.loadData(folder: nil, seed: seed) }
  }

  /// Runs a check.
  ///
  /// - Parameters:
  ///   - check: The check.
  ///   - number: The number of the mutation, or 0 for the reference as it is.
  ///   - seed: The seed of the inputs.
  ///   - limit: The time limit of a call in seconds, or nil for the rubric's.
  ///   - sessions: The running programs.
  /// - Returns: The record of the check.
  func examine(
    _ check: CheckDefinition, mutation number: Int, seed: Seed, limit: Double?,
    _ sessions: WorkerSessions
  ) -> CheckRecord {
    var entry = course.rubric.entryOrDefault(check.id)
    entry.timeLimit = limit ?? entry.timeLimit
    let context = WorkerContext(
      sessions: sessions, reference: course.reference, entry: entry, data: data, seed: seed)
    var finding = check.examine(MutationContext(context, number: number))
    if let mistakes { finding = context.explained(finding, of: check, by: mistakes) }
    return check.judged(finding, entry: entry, seconds: 0, output: "")
  }
}
