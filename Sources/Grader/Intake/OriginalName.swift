/// The names that browsers, file managers and course sites give to copies of a file, such as
/// `Softmax (1).swift`, `Softmax copy.swift`, `Softmax.swift.txt` or `ada_17_Softmax-2.swift`.
enum OriginalName {
  /// Whether a file may be a copy of another one, judged by their folded names.
  ///
  /// Its name must contain the other's as a whole word. A plus sign continues a word, because
  /// `Softmax+Helpers.swift` is how people call a file of their own.
  static func may(_ name: String, be original: String) -> Bool {
    let stem = original.hasSuffix(".swift") ? String(original.dropLast(6)) : original
    guard !stem.isEmpty, isText(name) else { return false }
    return name.ranges(of: stem).contains { range in
      !isWord(name[..<range.lowerBound].last) && !isWord(name[range.upperBound...].first)
    }
  }

  /// Whether a name is that of a text, or of one that a program renamed.
  private static func isText(_ name: String) -> Bool {
    name.contains(".swift") || !name.contains(".")
      || [".txt", ".bak", ".old", ".orig", ".swif", ".swit"].contains(where: name.hasSuffix)
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "+" } ?? false
  }
}
