/// Finds text in `answers.md` that a student wrote outside of the marks, where nobody reads it.
struct OutsideText {
  private let template: Set<Substring>
  private var isInside = false

  /// Creates a finder.
  ///
  /// - Parameter template: The sheet as it was handed out.
  init(besides template: String) {
    self.template = Set(template.split(whereSeparator: \.isNewline).map(Self.trimmed))
  }

  /// Returns whether a line outside of the marks is the first of the student's own.
  ///
  /// Headings and quotes are those of questions, whose wording may have changed.
  mutating func isFirst(_ line: Substring) -> Bool {
    let text = Self.trimmed(line)
    guard !text.isEmpty else { return false }
    let isOwn =
      !template.contains(text) && !["#", ">", "<!--"].contains(where: text.hasPrefix)
    defer { isInside = isOwn }
    return isOwn && !isInside
  }

  /// Ends a text at a mark.
  mutating func end() { isInside = false }

  private static func trimmed(_ line: Substring) -> Substring {
    let text = line.drop(while: \.isWhitespace)
    return text.lastIndex { !$0.isWhitespace }.map { text[...$0] } ?? ""
  }
}
