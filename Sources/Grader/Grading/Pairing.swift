package import Core
import Course1
import Course2
package import CourseKit
package import Judging
import Solution1
import Solution2

/// What belongs to an assignment besides its files: the checks of its exercises, and the reference.
///
/// This is the one file of the grader that knows both.
package struct Pairing: Sendable {
  /// The exercises that have checks.
  package let exercises: [any CheckedExercise.Type]
  /// The calls that the reference answers.
  package let reference: [Exercise]

  /// The checks, but for written answers.
  package var checks: [CheckDefinition] { exercises.flatMap { $0.checks + $0.hiddenChecks } }

  /// What belongs to an assignment.
  package static func of(_ assignment: AssignmentID) -> Pairing {
    switch assignment {
    case .a1: Pairing(exercises: exercises1, reference: Solution1.exercises)
    case .a2: Pairing(exercises: exercises2, reference: Solution2.exercises)
    }
  }

  /// The references of all assignments, as one worker serves them.
  package static var references: [Exercise] {
    AssignmentID.allCases.flatMap { of($0).reference }
  }

  /// The features of images that assignment 1 trains on: histograms of gradients and hues.
  ///
  /// - Throws: What the reference throws.
  package static func imageFeatures(_ images: Tensor<Float>) throws -> Tensor<Float> {
    try hogAndColorFeatures(images)
  }
}
