extension Rubric {
  /// Replaces former names of questions and checks, and adds one notice per renamed question.
  ///
  /// - Parameters:
  ///   - renamed: A function that returns the current name if it is given a former one, and nil
  ///     otherwise.
  ///   - path: The file's name, for the notices.
  mutating func rename(by renamed: (String) -> String?, path: String) {
    var told: Set<String> = []
    func today(_ id: String, line: Int) -> String {
      guard let name = renamed(id) else { return id }
      if told.insert(String(id.prefix { $0 != "." })).inserted {
        notices.append("\(path):\(line): '\(id)' is now called '\(name)'.")
      }
      return name
    }
    for index in questions.indices {
      let question = questions[index]
      questions[index].id = today(question.id, line: question.line)
      for check in question.checks.indices {
        let entry = question.checks[check]
        questions[index].checks[check].id = today(entry.id, line: entry.line)
      }
    }
  }
}
