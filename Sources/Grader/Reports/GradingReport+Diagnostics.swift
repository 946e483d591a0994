import Presentation

extension GradingReport.Build.Diagnostic {
  /// Formats the message as compilers do: `Softmax.swift:42:17: error: cannot find 'scores'`.
  package func headline(path: String) -> String {
    let place = line > 0 ? "\(path):\(line):\(column)" : path
    return "\(place): \(severity): \(message)".singleLine
  }

  /// The source line and, below it, a caret at the column.
  ///
  /// The excerpt is empty if there is no source line.
  package var excerpt: [String] {
    guard let shown = source.neutralLines.first, !shown.isEmpty else { return [] }
    // The compiler counts columns in bytes, from 1.
    let before = String(decoding: source.utf8.prefix(max(column - 1, 0)), as: UTF8.self)
    return [shown, String(repeating: " ", count: before.neutralized.columns) + "^"]
  }
}

extension GradingReport.Build.Status {
  /// The status of the file in words.
  package var label: String {
    switch self {
    case .compiled: "compiled"
    case .replacedByStub: "did not compile; its stub was graded"
    case .refused: "rejected; its stub was graded"
    case .missing: "missing; its stub was graded"
    case .leftOut: "a helper file that was left out"
    }
  }
}
