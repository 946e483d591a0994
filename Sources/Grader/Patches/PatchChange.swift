import CourseKit

/// One change of a patch.
struct PatchChange: Sendable {
  private enum Kind: Equatable {
    case into(String)
    case insteadOf(String)
    /// Replaces the solution of a function, or all remaining ones, by stubs.
    case stub(String?)
    case find
    /// Replaces the text found by the lines that follow.
    case replace(found: String)
  }

  private var kind: Kind
  /// The number of the line in the patch file that begins the change, counted from 1.
  let number: Int
  /// The lines that follow that line.
  var lines: [Substring] = []

  /// Parses a line that begins a change; nil for any other line.
  init?(_ line: Substring, number: Int) {
    self.number = number
    if line.hasPrefix("// into ") {
      kind = .into(String(line.dropFirst(8)))
    } else if line.hasPrefix("// instead of ") {
      kind = .insteadOf(String(line.dropFirst(14)))
    } else if line == "// stub" {
      kind = .stub(nil)
    } else if line.hasPrefix("// stub ") {
      kind = .stub(String(line.dropFirst(8)))
    } else if line == "// find" {
      kind = .find
    } else {
      return nil
    }
  }

  /// Takes the lines so far as the text to find, and returns whether there were any.
  mutating func beginReplacement() -> Bool {
    let text = lines.withoutBlankEnds.joined(separator: "\n")
    guard kind == .find, !text.isEmpty else { return false }
    kind = .replace(found: text)
    lines = []
    return true
  }

  /// The function whose solution the change is about, or nil if none is named.
  var function: String? {
    switch kind {
    case .into(let name), .insteadOf(let name): name
    case .stub(let name): name
    case .find, .replace: nil
    }
  }

  /// What is wrong with the change after all its lines have been read; nil if nothing is.
  var fault: String? {
    switch kind {
    case .find: "'// find' has no '// replace' after it"
    case .stub where !lines.withoutBlankEnds.isEmpty: "no code follows '// stub'"
    default: nil
    }
  }

  /// Applies the change to a text.
  ///
  /// - Throws: `PatchError`, or `MarkedSource.MarkerError`.
  func applied(to text: String, patch file: String) throws -> String {
    let code = lines.withoutBlankEnds
    switch kind {
    case .replace(let found):
      let ranges = text.ranges(of: found)
      guard let range = ranges.first, ranges.count == 1 else {
        let problem =
          ranges.isEmpty
          ? "the reference does not contain this text: copy the text from there, including spaces"
          : "the reference has this text \(ranges.count) times: include more of the surrounding "
            + "text"
        throw PatchError(file: file, line: number, problem: problem)
      }
      var text = text
      text.replaceSubrange(range, with: code.joined(separator: "\n"))
      return text
    case .find: return text
    case .into, .insteadOf, .stub:
      let source = try MarkedSource(text, file: "reference of " + file)
      var lines = source.lines
      for region in try regions(of: source, patch: file).reversed() {
        let begin = region.lines.lowerBound
        switch kind {
        case .into: lines.insert(contentsOf: code, at: begin)
        case .stub: lines.replaceSubrange(region.lines, with: [region.stub[...]])
        default: lines.replaceSubrange(region.lines, with: code)
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  /// Returns the solutions that the change is about.
  private func regions(
    of source: MarkedSource, patch file: String
  ) throws(PatchError) -> [MarkedSource.Region] {
    guard let function else { return source.regions }
    let regions = source.regions.filter { $0.owner == function }
    guard regions.count == 1 else {
      throw PatchError(
        file: file, line: number,
        problem: "the reference has \(regions.isEmpty ? "no" : "more than one") solution in "
          + "'\(function)'")
    }
    return regions
  }
}
