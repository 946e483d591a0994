private import Foundation

/// Swift code as markup in which comments, strings, numbers and keywords have classes of their own.
///
/// Only the looks depend on it, so it reads no more than it needs: in rare places, such as the
/// interpolation of a string in a string, the colors may be wrong.
package enum SwiftMarkup {
  /// Returns code with highlighting.
  package static func highlighted(_ code: String) -> Markup {
    var markup = ""
    var rest = code[...]
    while !rest.isEmpty {
      if let (kind, length) = token(rest) {
        let text: Markup = "<span class=\"\(kind.rawValue)\">\(String(rest.prefix(length)))</span>"
        markup += text.text
        rest = rest.dropFirst(length)
      } else {
        // A whole word, so that no part of it is taken for a keyword or a number.
        let length = max(1, rest.prefix(while: isWordPart).count)
        let text: Markup = "\(String(rest.prefix(length)))"
        markup += text.text
        rest = rest.dropFirst(length)
      }
    }
    return Markup(trusted: markup)
  }

  private enum Kind: String {
    case comment, string, numeral, keyword
  }

  /// The highlighted token at the beginning of some code, if there is one.
  private static func token(_ code: Substring) -> (Kind, Int)? {
    if code.hasPrefix("//") { return (.comment, code.prefix { !$0.isNewline }.count) }
    if code.hasPrefix("/*") { return (.comment, length(of: code, through: "*/")) }
    if code.hasPrefix("\"\"\"") { return (.string, length(of: code, through: "\"\"\"")) }
    if code.hasPrefix("\"") { return (.string, stringLength(code)) }
    let word = code.prefix(while: isWordPart)
    if keywords.contains(String(word)) { return (.keyword, word.count) }
    guard word.first?.isNumber == true else { return nil }
    let number = code.prefixMatch(of: /[0-9][0-9_]*(\.[0-9][0-9_]*)?(e[-+]?[0-9]+)?[0-9a-zA-Z_]*/)
    return (.numeral, number?.output.0.count ?? word.count)
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func length(of code: Substring, through end: String) -> Int {
    let rest = code.dropFirst(end.count)
    guard let range = rest.range(of: end) else { return code.count }
    return code[..<range.upperBound].count
  }

  private static func stringLength(_ code: Substring) -> Int {
    var length = 1
    var isEscaped = false
    for character in code.dropFirst() where !character.isNewline {
      length += 1
      if character == "\"", !isEscaped { break }
      isEscaped = character == "\\" && !isEscaped
    }
    return min(length, code.prefix { !$0.isNewline }.count)
  }

  private static let keywords: Set<String> = [
    "as", "break", "case", "catch", "continue", "default", "defer", "do", "else", "enum",
    "extension", "fallthrough", "false", "for", "func", "guard", "if", "import", "in", "init",
    "inout", "internal", "is", "let", "mutating", "nil", "precondition", "private", "public",
    "repeat", "rethrows", "return", "self", "Self", "some", "static", "struct", "subscript",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
