/// A line of `answers.md` that begins or ends an answer.
enum AnswerMark: Equatable {
  case begin(String)
  case end
  /// A comment that looks like a mark but is malformed.
  case malformed

  /// Reads a line; nil if it is ordinary text.
  ///
  /// Spaces and case do not matter. A mark with other text on its line is malformed.
  init?(_ line: Substring) {
    let squeezed = String(line.prefix(200).filter { !$0.isWhitespace }).lowercased()
    guard squeezed.hasPrefix("<!--answer") || squeezed.hasPrefix("<!--/answer") else { return nil }
    guard squeezed.hasSuffix("-->") else {
      self = .malformed
      return
    }
    let inside = squeezed.dropFirst(4).dropLast(3)
    if inside == "/answer" {
      self = .end
    } else if inside.hasPrefix("answer:"), Self.isQuestion(inside.dropFirst(7)) {
      self = .begin(String(inside.dropFirst(7)))
    } else {
      self = .malformed
    }
  }

  /// Returns whether a text looks like a question's name and is therefore safe to show.
  private static func isQuestion(_ name: Substring) -> Bool {
    (1...40).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains(scalar))
      }
  }
}
