extension AssignmentID {
  /// The questions, in the order of the write-up.
  package var questions: [Question] { Assignment.of(self).questions }

  /// The full name of a question, such as `a2.normalization`.
  package func name(of question: Question) -> String { "\(rawValue).\(question.alias)" }

  /// Today's name of a question that was called by another one, or of one of its written answers:
  /// `batchNorm` is `a2.normalization` now, and `batchNorm.1` is `a2.normalization.1`.
  ///
  /// - Returns: The name, or nil where nothing of this assignment was called so.
  package func renamed(_ former: String) -> String? {
    questions.lazy.compactMap { $0.renamed(former, in: self) }.first
  }

  /// What a question or one of its written answers was called: `batchNorm.1` for
  /// `a2.normalization.1`.
  ///
  /// - Returns: The former name, or nil where nothing of this assignment is called so.
  package func former(_ name: String) -> String? {
    for question in questions {
      let today = self.name(of: question)
      if name == today { return question.formerly }
      if name.hasPrefix(today + ".") { return question.formerly + name.dropFirst(today.count) }
    }
    return nil
  }
}
