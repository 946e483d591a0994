package import LabKit
package import Media

#if canImport(Solution1)
  package import Core
#endif

/// Runs labs with the student's code or with the reference.
package enum LabRunner {
  #if canImport(Solution1)
    /// Runs all steps of a lab with the reference, in this process.
    ///
    /// - Parameters:
    ///   - lab: The lab to run.
    ///   - dataset: A data set of color images.
    ///   - scale: How much of the data to use.
    ///   - observe: Called whenever a step begins, progresses or ends.
    /// - Returns: The lab report.
    /// - Throws: Errors thrown by the observer. Errors thrown by a step are recorded in the report.
    package static func runReference(
      _ lab: Lab, dataset: ImageDataset, scale: LabScale,
      observe: @escaping (LabEvent) throws -> Void = { _ in }
    ) throws -> LabReport {
      try lab.outline.run(
        reference(of: lab), codeName: "the reference",
        sheet: lab.assignment.questionSheet.withoutAnswers, dataset: dataset, scale: scale,
        observe: observe)
    }

    /// The reference's exercises that a lab calls.
    package static func reference(of lab: Lab) -> [Exercise] { lab.assignment.referenceExercises }
  #endif

  /// Runs all steps of a lab with the student's code.
  ///
  /// - Parameters:
  ///   - lab: The lab to run.
  ///   - build: The student's files.
  ///   - dataset: A data set of color images.
  ///   - scale: How much of the data to use.
  ///   - previous: Returns the last run with the given settings, if it is known.
  ///   - observe: Called whenever a step begins, progresses or ends.
  /// - Returns: The lab report.
  /// - Throws: Errors thrown by the observer. Errors thrown by a step are recorded in the report.
  package static func run(
    _ lab: Lab, _ build: StudentBuild, dataset: ImageDataset, scale: LabScale,
    previous: ([LabReport.Fact]) -> RunRecord? = { _ in nil },
    observe: @escaping (LabEvent) throws -> Void = { _ in }
  ) throws -> LabReport {
    try lab.outline.run(
      StudentCode(build, patience: scale.choose(full: 300, quick: 30)), codeName: "yours",
      problems: build.problems, previous: previous, sheet: lab.assignment.questionSheet,
      dataset: dataset,
      scale: scale, observe: observe)
  }
}

/// The error thrown when the reference is requested in a tree that does not contain it.
package struct NoSolutions: Error, CustomStringConvertible {
  /// The error message.
  package var description: String {
    "--solutions: expected the folder Sources/Solutions, found none; only instructors have it"
  }
}
