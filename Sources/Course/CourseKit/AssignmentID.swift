/// The assignments of the course.
///
/// Code that depends on the assignment switches over this type without a `default` case. When you
/// add an assignment, the compiler therefore points out every place that has to handle it.
package enum AssignmentID: String, Sendable, Hashable, CaseIterable, Codable {
  case a1, a2, a3

  /// The assignment's number, from 1.
  package var number: Int {
    switch self {
    case .a1: 1
    case .a2: 2
    case .a3: 3
    }
  }

  /// The folder of the assignment's files in `Sources/Assignments` and `Sources/Solutions`, such as
  /// `Assignment1`.
  package var folder: String { "Assignment\(number)" }

  /// The folder of the assignment's write-up and rubric in `handouts`, such as `assignment1`.
  package var handouts: String { "assignment\(number)" }

  /// Finds the assignment that a name belongs to, such as `a2` for `a2.batchnorm`; the result is
  /// nil if there is none.
  package init?(of name: String) {
    self.init(rawValue: String(name.prefix { $0 != "." }))
  }
}
