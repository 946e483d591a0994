package import CourseKit
package import LabKit

/// A lab that can be run: a page of an assignment, or one section of it.
package struct Lab: Sendable {
  /// The assignment whose code it runs.
  package let assignment: AssignmentID
  /// What it is made of.
  package let outline: LabOutline

  /// The labs of all questions.
  package static let pages = AssignmentID.allCases.flatMap { assignment in
    assignment.labs.map { Lab(assignment: assignment, outline: $0) }
  }

  /// The lab of a name.
  ///
  /// - Parameter name: A page, such as `batchnorm`, or an exercise, such as `a2.layernorm` or
  ///   `layernorm`; where both are named alike, the page.
  /// - Returns: The lab, or nil when nothing is named so.
  package static func named(_ name: String) -> Lab? {
    if let page = pages.first(where: { $0.outline.name == name }) { return page }
    return pages.lazy.compactMap { page in
      page.outline.section(name).map { Lab(assignment: page.assignment, outline: $0) }
    }.first
  }
}
