package import Record
package import Score

/// A check as the code knows it: its name, what it looks at, and how.
///
/// Points and thresholds are the rubric's.
package struct CheckDefinition: Sendable, JudgesFile {
  /// The full name, such as `a1.svm.vectorized.gradient`.
  package let id: String
  /// What a student reads.
  package let title: String
  /// What the rubric must say of it.
  package let needs: CheckNeeds
  /// What it looks at.
  package var kind: CheckKind { needs.kind }
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
  ///
  /// - Parameters:
  ///   - id: The name of the check.
  ///   - title: The title that students read.
  ///   - kind: What it examines.
  ///   - file: The student's file that it judges.
  ///   - buildsOn: Other student files that the judged one calls.
  ///   - compares: Whether a property is compared within the rubric's tolerance, as all outputs,
  ///     gradients and timed results are.
  ///   - bounds: The names of the bounds of a property, which the rubric gives.
  ///   - body: Examines, using what a context offers.
  package init(
    _ id: String, _ title: String, _ kind: CheckKind, file: String, buildsOn: [String] = [],
    compares: Bool = false, bounds: [String] = [],
    body: @escaping @Sendable (any CheckContext) throws -> Finding
  ) {
    self.id = id
    self.title = title
    needs = CheckNeeds(kind, compares: compares, bounds: bounds)
    self.file = file
    self.buildsOn = buildsOn
    self.body = body
  }
}
