package import CourseKit
import Host
package import Intake
import Testing

extension AssignmentLayout {
  /// The assignments of this checkout; none where a manifest is damaged, which tests of their own
  /// say.
  package static let all: [AssignmentLayout] =
    (try? AssignmentLayout.all(in: ProjectLayout.find().assignments)) ?? []

  package static var assignment1: AssignmentLayout { all[0] }
  package static var assignment2: AssignmentLayout { all[1] }
}

extension Intake {
  /// An intake for the assignments of this checkout.
  package init(budget: IntakeBudget = IntakeBudget()) {
    self.init(assignments: AssignmentLayout.all, budget: budget)
  }
}

extension AssignmentLayout: CustomTestStringConvertible {
  /// The short name of the assignment.
  package var testDescription: String { id.rawValue }
}
