/// The assignments of the course.
///
/// Decisions that depend on the assignment are a `switch` over this type without a `default`, so a
/// new assignment does not compile until all of them are made.
package enum AssignmentID: String, Sendable, Hashable, CaseIterable, Codable {
  case a1, a2

  /// The assignment's number, from 1.
  package var number: Int {
    switch self {
    case .a1: 1
    case .a2: 2
    }
  }

  /// The folder of its files in `Sources/Assignments` and `Sources/Solutions`, such as
  /// `Assignment1`.
  package var folder: String { "Assignment\(number)" }

  /// The folder of its write-up and rubric in `handouts`, such as `assignment1`.
  package var handouts: String { "assignment\(number)" }

  /// The assignment that a name belongs to, such as `a2` for `a2.batchnorm`; nil if there is none.
  package init?(of name: String) {
    self.init(rawValue: String(name.prefix { $0 != "." }))
  }
}
