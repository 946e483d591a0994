/// A source file of the reference, with its regions fenced by markers.
///
/// ```swift
/// // BEGIN SOLUTION: compute the distances
/// return …
/// // END SOLUTION
/// ```
/// The student's file has `try todo("compute the distances")` in the place of the region. A region of
/// declarations, where no statement can stand, begins with `// BEGIN SOLUTION DECLARATIONS: …` and
/// leaves `// TODO: …`. Regions neither nest nor stay open, and a line that is nearly a marker is an
/// error, because the solution below it would be given away.
package struct MarkedSource: Sendable, Equatable {
  /// A marker that breaks the rules.
  package struct MarkerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package enum Fault: Sendable, Equatable {
      /// A region begins inside the one that began at `line`.
      case nested(outer: Int)
      /// The region does not end.
      case unclosed
      /// The end belongs to no region.
      case stray
      /// The line is nearly a marker, or the beginning names no task.
      case malformed
    }

    /// The file as the caller named it.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    package let fault: Fault

    /// File, line, what is wrong and what to do.
    package var description: String {
      let text =
        switch fault {
        case .nested(let outer):
          "a region begins inside the one of line \(outer): end that one first"
        case .unclosed: "the region has no “// END SOLUTION”: add it after the solution"
        case .stray: "“// END SOLUTION” without a beginning: remove it or add the beginning"
        case .malformed:
          "not a marker: write “// BEGIN SOLUTION: what to do” or “// END SOLUTION”, alone on a line"
        }
      return "\(file):\(line): \(text)"
    }
  }

  /// The student's text.
  package let stub: String
  /// The tasks of the regions, in order; empty for a file that students do not edit.
  package let tasks: [String]

  /// Replaces the regions of a source file.
  ///
  /// - Parameters:
  ///   - source: The text of the reference.
  ///   - file: Its name for errors.
  /// - Throws: `MarkerError` for the first marker that breaks the rules.
  package init(_ source: String, file: String) throws(MarkerError) {
    var lines: [Substring] = []
    var tasks: [String] = []
    var open: Int?
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      switch SolutionMarker(line) {
      case .begin(let indentation, let task, let holdsDeclarations):
        if let open {
          throw MarkerError(file: file, line: index + 1, fault: .nested(outer: open))
        }
        open = index + 1
        tasks.append(task)
        let stub = holdsDeclarations ? "// TODO: \(task)" : "try todo(\(Self.literal(task)))"
        lines.append(indentation + stub)
      case .end:
        guard open != nil else { throw MarkerError(file: file, line: index + 1, fault: .stray) }
        open = nil
      case .malformed:
        throw MarkerError(file: file, line: index + 1, fault: .malformed)
      case nil:
        if open == nil { lines.append(line) }
      }
    }
    if let open { throw MarkerError(file: file, line: open, fault: .unclosed) }
    stub = lines.joined(separator: "\n")
    self.tasks = tasks
  }

  /// A Swift string literal.
  private static func literal(_ text: String) -> String {
    let escaped = text.flatMap { character -> [Character] in
      character == "\"" || character == "\\" ? ["\\", character] : [character]
    }
    return "\"" + String(escaped) + "\""
  }
}

/// A line that fences a region of the reference.
private enum SolutionMarker {
  case begin(indentation: Substring, task: String, holdsDeclarations: Bool)
  case end
  case malformed

  /// Reads a line; nil when it has nothing of a marker.
  init?(_ line: Substring) {
    let upper = line.uppercased()
    guard upper.contains("BEGIN SOLUTION") || upper.contains("END SOLUTION") else { return nil }
    let indentation = line.prefix { $0 == " " || $0 == "\t" }
    let text = line.dropFirst(indentation.count)
    if text == "// END SOLUTION" {
      self = .end
      return
    }
    for (begin, holdsDeclarations) in [
      ("// BEGIN SOLUTION: ", false), ("// BEGIN SOLUTION DECLARATIONS: ", true),
    ] where text.hasPrefix(begin) && text.dropFirst(begin.count).contains(where: \.isLetter) {
      self = .begin(
        indentation: indentation, task: String(text.dropFirst(begin.count)),
        holdsDeclarations: holdsDeclarations)
      return
    }
    self = .malformed
  }
}
