package import Core
package import CourseKit
import Solution1
import Solution2

/// Each assignment with its checks and its reference; no other file of the product knows the
/// reference.
package enum Pairing {
  /// What judges an assignment, and what it is held against.
  package static func of(
    _ assignment: AssignmentID
  ) -> (checks: [CheckDefinition], reference: [Exercise]) {
    switch assignment {
    case .a1: (assignment1Checks, Solution1.exercises)
    case .a2: (assignment2Checks, Solution2.exercises)
    }
  }

  /// The references of all assignments, as one worker serves them.
  package static var exercises: [Exercise] {
    AssignmentID.allCases.flatMap { of($0).reference }
  }

  /// The features of images that assignment 1 trains on: histograms of gradients and hues.
  ///
  /// - Throws: What the reference throws.
  package static func imageFeatures(_ images: Tensor<Float>) throws -> Tensor<Float> {
    try hogAndColorFeatures(images)
  }
}
