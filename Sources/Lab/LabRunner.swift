package import Core
package import LabKit
package import Media

/// Runs labs with the student's code or with the reference.
package enum LabRunner {
  /// Whose code a lab runs.
  package enum Code: Sendable {
    case student
    case reference
  }

  /// The exercises of a lab's assignment.
  ///
  /// - Throws: `NoSolutions` when the reference is asked for and not in this tree.
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

  /// Runs a lab from its first step to its last.
  ///
  /// - Parameters:
  ///   - lab: Which lab.
  ///   - code: Whose code to run.
  ///   - dataset: Color images.
  ///   - scale: How much of them.
  ///   - observe: Told about every step that begins and ends.
  /// - Returns: What came of it.
  /// - Throws: What `exercises` throws, and what the observer throws; never what a step throws.
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

/// The reference was asked for in a tree that lacks it.
package struct NoSolutions: Error, CustomStringConvertible {
  /// The error in a sentence.
  package var description: String {
    "--solutions: expected Sources/Solutions, found none; only the instructor's tree has it"
  }
}
