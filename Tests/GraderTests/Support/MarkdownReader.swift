/// Reads a line of Markdown as a program does, code point by code point: text with escapes, and
/// code.
struct MarkdownReader {
  /// A piece of a line.
  enum Piece: Equatable {
    case text(String)
    case code(String)
  }

  /// The pieces, or nil if the line contains anything else, such as a link or emphasis.
  static func pieces(_ line: String) -> [Piece]? {
    var rest = Array(line.unicodeScalars)[...]
    var pieces: [Piece] = []
    var text = String.UnicodeScalarView()
    while let scalar = rest.first {
      rest.removeFirst()
      if scalar == "`" {
        if !text.isEmpty { pieces.append(.text(String(text))) }
        text = .init()
        guard let code = code(after: &rest) else { return nil }
        pieces.append(.code(code))
      } else if scalar == "\\", let next = rest.first, punctuation.contains(next) {
        text.append(next)
        rest.removeFirst()
      } else if scalar == "&" {
        guard rest.starts(with: "#32;".unicodeScalars) else { return nil }
        rest = rest.dropFirst(4)
        text.append(" ")
      } else if "*_[]<>#|~$".unicodeScalars.contains(scalar) {
        return nil
      } else {
        text.append(scalar)
      }
    }
    return text.isEmpty ? pieces : pieces + [.text(String(text))]
  }

  /// The code up to a run of as many backticks as at its beginning.
  private static func code(after rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    let fence = rest.prefix { $0 == "`" }.count + 1
    rest = rest.dropFirst(fence - 1)
    var code: [Unicode.Scalar] = []
    while !rest.isEmpty {
      let run = rest.prefix { $0 == "`" }
      rest = rest.dropFirst(run.count)
      if run.count == fence { return stripped(code) }
      code += run
      if run.isEmpty { code.append(rest.removeFirst()) }
    }
    return nil
  }

  private static func stripped(_ code: [Unicode.Scalar]) -> String {
    let isPadded =
      code.count > 1 && code.first == " " && code.last == " " && code.contains { $0 != " " }
    return String(String.UnicodeScalarView(isPadded ? Array(code.dropFirst().dropLast()) : code))
  }

  private static let punctuation = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".unicodeScalars)
}
