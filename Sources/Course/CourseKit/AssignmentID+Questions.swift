extension AssignmentID {
  /// The questions, in the same order as in the write-up.
  package var questions: [Question] { Assignment.of(self).questions }

  /// Returns the full name of a question, such as `a2.normalization`.
  package func name(of question: Question) -> String { "\(rawValue).\(question.alias)" }

  /// Returns the current name of a question or written answer, given its former name.
  ///
  /// For example, `batchNorm` is now called `a2.normalization`, and `batchNorm.1` is now called
  /// `a2.normalization.1`.
  ///
  /// - Returns: The name, or nil if nothing in this assignment had that name.
  package func renamed(_ former: String) -> String? {
    questions.lazy.compactMap { $0.renamed(former, in: self) }.first
  }

  /// Returns the former name of a question or written answer, such as `batchNorm.1` for
  /// `a2.normalization.1`.
  ///
  /// - Returns: The former name, or nil if nothing in this assignment has that name.
  package func former(_ name: String) -> String? {
    for question in questions {
      let today = self.name(of: question)
      if name == today { return question.formerly }
      if name.hasPrefix(today + ".") { return question.formerly + name.dropFirst(today.count) }
    }
    return nil
  }
}
