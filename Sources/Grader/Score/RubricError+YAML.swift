import Yams

extension RubricError {
  /// Creates the error for a text that is not valid YAML.
  init(_ error: YamlError, in text: String, path: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The parser may notice a tab only on the next line.
    let tab = [error.line, error.line - 1].first { number in
      lines.indices.contains(number - 1)
        && lines[number - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }
    self.init(
      path: path, line: tab ?? error.line,
      problem: tab == nil
        ? "not valid YAML: \(error.problem)"
        : "the line is indented with a tab, but YAML allows only spaces")
  }
}

extension YamlError {
  /// The line of the error, counted from 1.
  ///
  /// It is 1 if the parser does not state a line.
  fileprivate var line: Int {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: 1
    }
  }

  /// What is wrong, in one line.
  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _):
      "the name \(keys.map { "'\($0)'" }.joined(separator: ", ")) is given twice"
    default: "\(self)".split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }
}
