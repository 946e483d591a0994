/// A line of `answers.md` that begins or ends an answer.
enum AnswerMark: Equatable {
  /// The beginning of an answer; it is damaged if only its question shows what it is.
  case begin(String, isDamaged: Bool = false)
  case end(isDamaged: Bool = false)
  /// A comment that looks like a mark but is malformed.
  case malformed

  /// Reads a line; nil if it is ordinary text.
  ///
  /// Spaces and case do not matter. A line that names a question as a mark does is taken for
  /// its damaged mark.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - names: The names of all questions, in lowercase.
  init?(_ line: Substring, names: Set<String>) {
    let squeezed = String(line.prefix(200).filter { !$0.isWhitespace }).lowercased()
    let inside = squeezed.dropFirst(4).dropLast(3)
    if squeezed.hasPrefix("<!--"), squeezed.hasSuffix("-->"), !inside.contains("-->") {
      if inside == "/answer" {
        self = .end()
        return
      }
      if inside.hasPrefix("answer:"), Self.isQuestion(inside.dropFirst(7)) {
        self = .begin(String(inside.dropFirst(7)))
        return
      }
    }
    if let damaged = Self.damaged(line.prefix(200).lowercased(), names) {
      self = damaged
    } else if ["<!--answer", "<!--/answer"].contains(where: squeezed.hasPrefix) {
      self = .malformed
    } else {
      return nil
    }
  }

  /// Reads a damaged mark, such as `<!- answer a1.svm.1 ->`, `> <!-- a1.svm.1 -->` or
  /// `answer: a1.svm.1`.
  private static func damaged(_ line: String, _ names: Set<String>) -> AnswerMark? {
    let text = line.drop { $0.isWhitespace || "*>-_`".contains($0) }
    let isComment = text.hasPrefix("<") || text.hasPrefix("&lt;")
    let words = text.split { !$0.isLetter && !$0.isNumber && !"._-/".contains($0) }
      .map { word in
        String(
          word.trimmingPrefix { $0 == "-" }.reversed().drop { $0 == "-" }
            .reversed())
      }
      .filter { !["", "lt", "gt"].contains($0) }
    let isAnswer = ["answer", "answers"].contains(words.first)
    if let name = words.last, names.contains(name),
      words.count == 2 ? isComment || isAnswer : words.count == 1 && isComment
    {
      return .begin(name, isDamaged: true)
    }
    let ends = [
      ["/answer"], ["/answers"], ["end", "answer"], ["answer", "end"], ["/", "answer"],
    ]
    return isComment && ends.contains(words) ? .end(isDamaged: true) : nil
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
