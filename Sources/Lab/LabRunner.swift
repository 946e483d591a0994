package import Core
package import LabKit
package import Media

/// Runs labs with the student's code or with the reference.
package enum LabRunner {
  /// The code that a lab runs.
  package enum Code: Sendable {
    case student
    case reference
  }

  /// Returns the exercises of a lab's assignment.
  ///
  /// - Throws: `NoSolutions` if the reference is requested but this tree does not contain it.
  package static func exercises(_ code: Code, of lab: Lab) throws(NoSolutions) -> [Exercise] {
    switch code {
    case .student: return lab.assignment.studentExercises
    case .reference:
      #if canImport(Solution1)
        return lab.assignment.referenceExercises
      #else
        throw NoSolutions()
      #endif
    }
  }

  /// Runs all steps of a lab.
  ///
  /// - Parameters:
  ///   - lab: The lab to run.
  ///   - code: The code to run.
  ///   - dataset: A data set of color images.
  ///   - scale: How much of the data to use.
  ///   - observe: Called whenever a step begins, progresses or ends.
  /// - Returns: The lab report.
  /// - Throws: Errors thrown by `exercises` or by the observer. Errors thrown by a step are
  ///   recorded in the report.
  package static func run(
    _ lab: Lab, code: Code, dataset: ImageDataset, scale: LabScale,
    observe: @escaping (LabEvent) throws -> Void = { _ in }
  ) throws -> LabReport {
    let sheet = lab.assignment.questionSheet
    return try lab.outline.run(
      exercises(code, of: lab), codeName: code == .student ? "yours" : "the reference",
      sheet: code == .student ? sheet : sheet.withoutAnswers, dataset: dataset, scale: scale,
      observe: observe)
  }
}

/// The error thrown when the reference is requested in a tree that does not contain it.
package struct NoSolutions: Error, CustomStringConvertible {
  /// The error message.
  package var description: String {
    "--solutions: expected the folder Sources/Solutions, found none; only instructors have it"
  }
}
