package import Record
import Score

/// A check as the code knows it: its name, what it looks at, and how.
///
/// Points and thresholds are the rubric's.
package struct CheckDefinition: Sendable, JudgesFile {
  /// The full name, such as `a1.svm.vectorized.gradient`.
  package let id: String
  /// What a student reads.
  package let title: String
  package let kind: CheckKind
  /// The student's file that the check judges, such as `Assignment1/LinearSVM.swift`; empty for
  /// written answers.
  package let file: String
  /// Other files of the student's that the judged one calls.
  package let buildsOn: [String]
  /// Whether the check trains a model, which takes seconds rather than moments.
  package var trains: Bool { kind == .accuracy }

  /// Examines, by what a context offers.
  package let body: @Sendable (any CheckContext) throws -> Finding

  /// Defines a check.
  package init(
    _ id: String, _ title: String, _ kind: CheckKind, file: String, buildsOn: [String] = [],
    body: @escaping @Sendable (any CheckContext) throws -> Finding
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.file = file
    self.buildsOn = buildsOn
    self.body = body
  }
}
