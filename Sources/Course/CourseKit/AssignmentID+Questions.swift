extension AssignmentID {
  /// The questions, in the order of the write-up.
  package var questions: [Question] { Assignment.of(self).questions }

  /// The full name of a question, such as `a2.normalization`.
  package func name(of question: Question) -> String { "\(rawValue).\(question.alias)" }

  /// The current name of a question, or of one of its written answers, that used to have another
  /// name: `batchNorm` is now `a2.normalization`, and `batchNorm.1` is now `a2.normalization.1`.
  ///
  /// - Returns: The name, or nil if nothing in this assignment had that name.
  package func renamed(_ former: String) -> String? {
    questions.lazy.compactMap { $0.renamed(former, in: self) }.first
  }

  /// The former name of a question or of one of its written answers: `batchNorm.1` for
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
