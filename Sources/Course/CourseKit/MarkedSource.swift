/// A source file of the reference, in which markers delimit the solutions.
///
/// ```swift
/// // BEGIN SOLUTION: compute the distances
/// return …
/// // END SOLUTION
/// ```
/// The student's file has `try todo("compute the distances")` instead of the region. A region of
/// declarations, where no statement is allowed, begins with `// BEGIN SOLUTION DECLARATIONS: …` and
/// is replaced with `// TODO: …`. Regions must not be nested or left open. A line that resembles a
/// marker but is not one is an error, because otherwise a typing mistake would leave the solution
/// in the student's file.
package struct MarkedSource: Sendable, Equatable {
  /// The error for a marker that violates the rules.
  package struct MarkerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The ways in which a marker can violate the rules.
    package enum Fault: Sendable, Equatable {
      /// A region begins inside the one that began at `line`.
      case nested(outer: Int)
      /// The region does not end.
      case unclosed
      /// There is an end marker without a begin marker.
      case stray
      /// The line resembles a marker but is not one, or the begin marker states no task.
      case malformed
    }

    /// The file name given by the caller.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    package let fault: Fault

    /// A message that gives the file and line, and says what is wrong and what to do.
    package var description: String {
      let text =
        switch fault {
        case .nested(let outer):
          "a region begins inside the region from line \(outer): end that region first"
        case .unclosed: "the region has no “// END SOLUTION”: add it after the solution"
        case .stray:
          "“// END SOLUTION” without a “// BEGIN SOLUTION”: remove it, or add the beginning"
        case .malformed:
          "not a marker: write “// BEGIN SOLUTION: what to do” or “// END SOLUTION”, alone on a "
            + "line"
        }
      return "\(file):\(line): \(text)"
    }
  }

  /// A region between two markers.
  package struct Region: Sendable, Equatable {
    /// The range of the region's lines, including both markers, counted from 0.
    package let lines: ClosedRange<Int>
    /// The student's task.
    package let task: String
    /// The line that replaces the region in the student's file.
    package let stub: String
    /// The name of the enclosing function or type, or `init` for an initializer.
    package let owner: String?
  }

  /// The lines, including markers.
  package let lines: [Substring]
  /// The regions, in order; a file that students do not edit has none.
  package let regions: [Region]

  /// The task of each region, in order.
  package var tasks: [String] { regions.map(\.task) }

  /// The student's version of the text.
  package var stub: String {
    var text = lines
    for region in regions.reversed() {
      text.replaceSubrange(region.lines, with: [Substring(region.stub)])
    }
    return text.joined(separator: "\n")
  }

  /// The text without markers, as if a student had written it.
  package var solution: String {
    let markers = Set(regions.flatMap { [$0.lines.lowerBound, $0.lines.upperBound] })
    return lines.indices.filter { !markers.contains($0) }.map { lines[$0] }
      .joined(separator: "\n")
  }

  /// Finds the regions of a source file.
  ///
  /// - Parameters:
  ///   - source: The text of the reference.
  ///   - file: The file's name for error messages.
  /// - Throws: `MarkerError` for the first marker that violates the rules.
  package init(_ source: String, file: String) throws(MarkerError) {
    // Scalars, because "\r\n", which ends lines on Windows, is one character.
    lines = source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Substring($0) }
    var regions: [Region] = []
    var owner: String?
    var open: (line: Int, task: String, stub: String)?
    for (index, line) in lines.enumerated() {
      switch SolutionMarker(line) {
      case .begin(let indentation, let task, let holdsDeclarations):
        if let open {
          throw MarkerError(file: file, line: index + 1, fault: .nested(outer: open.line + 1))
        }
        let stub = holdsDeclarations ? "// TODO: \(task)" : "try todo(\(Self.literal(task)))"
        open = (index, task, indentation + stub)
      case .end:
        guard let begin = open else {
          throw MarkerError(file: file, line: index + 1, fault: .stray)
        }
        regions.append(
          Region(lines: begin.line...index, task: begin.task, stub: begin.stub, owner: owner))
        open = nil
      case .malformed:
        throw MarkerError(file: file, line: index + 1, fault: .malformed)
      case nil:
        if open == nil { owner = Declaration.name(in: line) ?? owner }
      }
    }
    if let open { throw MarkerError(file: file, line: open.line + 1, fault: .unclosed) }
    self.regions = regions
  }

  /// Returns a Swift string literal for a text.
  private static func literal(_ text: String) -> String {
    let escaped = text.flatMap { character -> [Character] in
      character == "\"" || character == "\\" ? ["\\", character] : [character]
    }
    return "\"" + String(escaped) + "\""
  }
}

/// A line that marks the beginning or end of a region.
private enum SolutionMarker {
  case begin(indentation: Substring, task: String, holdsDeclarations: Bool)
  case end
  case malformed

  /// Reads a line; the result is nil if the line does not resemble a marker.
  init?(_ line: Substring) {
    guard Self.mayResembleMarker(line.utf8) else { return nil }
    let upper = line.uppercased()
    guard upper.contains("BEGIN SOLUTION") || upper.contains("END SOLUTION") else { return nil }
    let indentation = line.prefix { $0 == " " || $0 == "\t" }
    let code = line.dropFirst(indentation.count)
    let text = code.last == "\r" ? code.dropLast() : code
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

  /// Whether a line may resemble a marker, which its bytes tell much faster than its characters.
  private static func mayResembleMarker(_ line: Substring.UTF8View) -> Bool {
    // Upper case of letters outside ASCII may be ASCII.
    line.contains { $0 >= 0x80 }
      || line.indices.contains { line[$0...].lazy.map { $0 | 0x20 }.starts(with: " sol".utf8) }
  }
}
