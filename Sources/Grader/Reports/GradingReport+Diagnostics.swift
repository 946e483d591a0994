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

extension GradingReport.Build.File {
  /// The number of messages per file to show where there is little room.
  package static let fewMessages = 5

  /// Returns the messages to show, and how many others there are.
  ///
  /// Errors come before other messages, and a remark of the grader about the file is always shown.
  ///
  /// - Parameter count: The largest number of messages of the compiler; nil for all.
  /// - Returns: The messages, and the number of the others.
  package func messages(
    atMost count: Int?
  ) -> (shown: [GradingReport.Build.Diagnostic], left: Int) {
    guard isNeeded != false else { return ([], 0) }
    guard let count else { return (diagnostics, 0) }
    let errors = diagnostics.filter { $0.severity == "error" }
    let remarks = diagnostics.filter { $0.severity == "note" && $0.line == 0 }
    let listed = errors.isEmpty ? diagnostics.filter { !remarks.contains($0) } : errors
    let shown = listed.prefix(count) + remarks
    return (Array(shown), diagnostics.count - shown.count)
  }

  /// Returns the state of the file and its messages, one per line.
  ///
  /// - Parameters:
  ///   - count: The largest number of messages of the compiler; nil for all.
  ///   - excerpt: The lines that follow a message.
  /// - Returns: The lines, and how many messages there are besides.
  func lines(
    atMost count: Int?, excerpt: (GradingReport.Build.Diagnostic) -> [String] = { _ in [] }
  ) -> [String] {
    let (shown, left) = messages(atMost: count)
    var lines = [headline]
    for diagnostic in shown { lines += [diagnostic.headline(path: path)] + excerpt(diagnostic) }
    if left > 0 { lines.append("… and \(Wording.count(Double(left), "more message"))") }
    return lines
  }

  /// The path and the status of the file in words.
  package var headline: String {
    "\(path.singleLine): \(status.label)"
      + (isNeeded == false && !diagnostics.isEmpty ? " (no check of this report needs it)" : "")
  }
}

extension GradingReport.Build.Status {
  /// The status of the file in words.
  package var label: String {
    switch self {
    case .compiled: "compiled"
    case .replacedByStub: "did not compile; its stub was graded"
    case .refused: "refused; its stub was graded"
    case .missing: "missing; its stub was graded"
    case .leftOut: "a helper file that was left out"
    }
  }
}
