/// All names in one assignment: the names of the assignment itself and of its questions, exercises
/// and checks.
///
/// A name selects checks:
///
/// | name | is | selects |
/// | --- | --- | --- |
/// | `a2` | an assignment | all its checks |
/// | `a2.q2`, `a2.normalization` | a question | the checks of the question |
/// | `a2.batchnorm` | an exercise | the checks whose names begin with it |
/// | `a2.batchnorm.forward` | a check | that check |
package struct NameCatalog: Sendable {
  /// The assignment.
  package let assignment: AssignmentID
  /// The questions, each with the checks that the rubric lists under it.
  package let questions: [(question: Question, checks: [String])]
  /// The exercises, such as `a2.batchnorm`, except those whose only check has the same name.
  package let exercises: [String]

  /// Creates a catalog of the names in an assignment.
  package init(
    _ assignment: AssignmentID, questions: [(question: Question, checks: [String])],
    exercises: [String]
  ) {
    self.assignment = assignment
    self.questions = questions
    self.exercises = exercises
  }

  /// All checks, in rubric order.
  package var checks: [String] { questions.flatMap(\.checks) }

  /// All names that select something, excluding former names.
  package var names: [String] {
    [assignment.rawValue] + questions.flatMap { names(of: $0.question) } + exercises + checks
  }

  /// The ambiguous names; there should be none.
  package var ambiguous: [String] {
    Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
  }

  /// Returns both names of a question, such as `a2.q2` and `a2.normalization`.
  package func names(of question: Question) -> [String] {
    ["\(assignment.rawValue).q\(question.number)", assignment.name(of: question)]
  }

  /// Returns the checks that a name selects; empty if the name is unknown.
  ///
  /// A name can also select some checks of an exercise: `a1.svm.vectorized` selects those whose
  /// names begin with it.
  package func selection(_ name: String) -> [String] {
    if name == assignment.rawValue { return checks }
    if let asked = questions.first(where: { names(of: $0.question).contains(name) }) {
      return asked.checks
    }
    return checks.filter { $0 == name || $0.hasPrefix(name + ".") }
  }

  /// Returns the checks that a name selects, only the check itself if it is the name of one.
  package func exactSelection(_ name: String) -> [String] {
    checks.contains(name) ? [name] : selection(name)
  }

  /// Returns the current name that replaces a former name, or nil if there is none.
  ///
  /// For example, `batchNorm` is now called `a2.normalization`, and `batchNorm.1` is now called
  /// `a2.normalization.1`.
  package func renamed(_ former: String) -> String? {
    questions.lazy.compactMap { $0.question.renamed(former, in: assignment) }
      .first { !selection($0).isEmpty }
  }
}
