package import Record
package import Score

/// A check as defined in code: its name, its kind, and the code that carries it out.
///
/// Points and thresholds are in the rubric.
package struct CheckDefinition: Sendable, JudgesFile {
  /// The full name, such as `a1.svm.vectorized.gradient`.
  package let id: String
  /// The title for students.
  package let title: String
  /// The fields that the rubric must have for this check.
  package let needs: CheckNeeds
  /// The kind of the check.
  package var kind: CheckKind { needs.kind }
  /// The student's file that the check grades, such as `Assignment1/LinearSVM.swift`.
  ///
  /// The path is empty for written answers.
  package let file: String
  /// Other student files whose code the graded file calls.
  package let buildsOn: [String]
  /// Functions of the graded file that the check is judged given, because other checks judge them.
  package let given: [GivenFunction]
  /// Whether the check trains a model, which takes several seconds.
  package var trains: Bool { kind == .accuracy }
  /// Whether the check neither measures time nor trains a model.
  package var isQuick: Bool { kind != .speed && !trains }

  /// Whether the grader judges the check, without measuring time or training a model.
  package var isJudgedQuickly: Bool { isQuick && kind != .written }

  /// The code that carries out the check in a context.
  package let body: @Sendable (any CheckContext) throws -> Finding

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - id: The name of the check.
  ///   - title: The title that is shown to students.
  ///   - kind: The kind of the check.
  ///   - file: The student's file that the check grades.
  ///   - buildsOn: Other student files whose code the graded file calls.
  ///   - given: Functions of the graded file that other checks judge, and that this one is judged
  ///     given.
  ///   - compares: Whether a property check compares values within the rubric's tolerance. Checks
  ///     of outputs, gradients and timed results always do so.
  ///   - bounds: The names of the bounds that a property check uses. Their values are in the
  ///     rubric.
  ///   - body: The code that carries out the check in a context.
  package init(
    _ id: String, _ title: String, _ kind: CheckKind, file: String, buildsOn: [String] = [],
    given: [GivenFunction] = [], compares: Bool = false, bounds: [String] = [],
    body: @escaping @Sendable (any CheckContext) throws -> Finding
  ) {
    self.id = id
    self.title = title
    needs = CheckNeeds(kind, compares: compares, bounds: bounds)
    self.file = file
    self.buildsOn = buildsOn
    self.given = given
    self.body = body
  }
}

/// A function that code in the same file calls, and the check that judges it.
///
/// If that check fails, checks of the code that calls the function are judged again with the
/// reference's body of the function.
package struct GivenFunction: Sendable {
  /// The name of the function, such as `forward`.
  package let name: String
  /// The name of the check.
  package let check: String

  /// Creates a function.
  package init(_ name: String, judgedBy check: String) {
    (self.name, self.check) = (name, check)
  }
}
