package import Core
import Course1
import Course2
import Course3
package import CourseKit
package import Judging
import Solution1
import Solution2
import Solution3

/// The checks of an assignment's exercises, and its reference.
///
/// No other file of the grader refers to both the checks and the reference.
package struct Pairing: Sendable {
  /// The exercises that have checks.
  package let exercises: [any CheckedExercise.Type]
  /// The reference's implementations of the exercises.
  package let reference: [Exercise]

  /// All checks except those for written answers.
  package var checks: [CheckDefinition] { exercises.flatMap { $0.checks + $0.hiddenChecks } }

  /// Returns the checks and the reference of an assignment.
  package static func of(_ assignment: AssignmentID) -> Pairing {
    switch assignment {
    case .a1: Pairing(exercises: exercises1, reference: Solution1.exercises)
    case .a2: Pairing(exercises: exercises2, reference: Solution2.exercises)
    case .a3: Pairing(exercises: exercises3, reference: Solution3.exercises)
    }
  }

  /// Computes the image features of assignment 1: histograms of gradients and hues.
  ///
  /// - Throws: Any error that the reference throws.
  package static func imageFeatures(_ images: Tensor<Float>) throws -> Tensor<Float> {
    try hogAndColorFeatures(images)
  }
}
