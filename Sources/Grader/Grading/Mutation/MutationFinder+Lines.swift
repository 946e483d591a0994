import CourseKit

extension MutationFinder {
  /// Drops a statement, or changes a result, if a line is all of it.
  mutating func changeLine(_ line: Int, in region: MarkedSource.Region) {
    let code = marked.lines[line].drop { $0 == " " }
    let next = marked.lines[line + 1].drop { $0 == " " }
    guard let first = code.first, first.isLetter || "_(".contains(first),
      !"{,(".contains(code.last ?? " "),
      !next.starts(with: ".") && !next.starts(with: "+ ") && !next.starts(with: "- ")
        && !next.starts(with: "* ") && !next.starts(with: "/ ") && !next.starts(with: "?"),
      isBalanced(code)
    else { return }
    let start = lineStarts[line] + marked.lines[line].utf8.count - code.utf8.count
    let range = start..<start + code.utf8.count
    let returns = code.hasPrefix("return ")
    if returns || region.lines.count == 3 {
      changeResult(
        returns ? range.lowerBound + "return ".count..<range.upperBound : range, in: region)
      return
    }
    let word = code.prefix { $0.isLetter || $0 == "_" }
    guard !Self.keywords.contains(String(word)) else { return }
    let isAssignment = [" = ", " += ", " -= ", " *= ", " /= "].contains { code.contains($0) }
    if isAssignment || code.last == ")" { add(.statement, range, "", in: region) }
  }

  private static let keywords: Set<String> = [
    "let", "var", "return", "if", "guard", "for", "while", "switch", "case", "default", "func",
    "repeat", "else", "throw", "in", "defer", "private", "struct", "where",
  ]

  private func isBalanced(_ code: Substring) -> Bool {
    var depth = 0
    for character in code {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
