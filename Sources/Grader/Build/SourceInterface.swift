import Media
import Symbols

/// What the other files of a module can see of a source file.
///
/// Without optimization, that is everything but the bodies of functions. So as long as it stays the
/// same, the other files need not be compiled again.
struct SourceInterface {
  /// The words and marks outside of function bodies.
  let text: String

  /// Reads a source file.
  ///
  /// If it is unclear where a body ends, or a body may be visible, everything counts.
  init(_ bytes: [UInt8]) {
    let source = SourceTokens(bytes)
    let tokens = source.tokens.map(\.text)
    let hides = source.isClear && Self.revealing.isDisjoint(with: tokens)
    var kept = hides ? Self.outside(tokens) : [SHA256.hexadecimal(of: bytes)]
    // These are no tokens, but may be parts of names.
    kept.append(String(decoding: bytes.filter { $0 >= 0x80 }, as: UTF8.self))
    text = kept.joined(separator: " ")
  }

  /// Words of attributes that make bodies visible in other files.
  private static let revealing: Set<String> = [
    "inlinable", "inline", "_transparent", "_alwaysEmitIntoClient", "usableFromInline",
  ]

  private static func outside(_ tokens: [String]) -> [String] {
    var kept: [String] = []
    var index = 0
    while index < tokens.count {
      let isCall = tokens[index] == "init" && kept.last == "."
      if !isCall, tokens[index] == "func" || tokens[index] == "init",
        let body = body(after: index, in: tokens)
      {
        kept += tokens[index...body.lowerBound]
        index = body.upperBound
      } else {
        kept.append(tokens[index])
        index += 1
      }
    }
    return kept
  }

  /// The positions of a function's braces, or nil if there are none, or its result depends on what
  /// is between them.
  private static func body(after start: Int, in tokens: [String]) -> Range<Int>? {
    var depth = 0
    for index in tokens.indices[(start + 1)...] {
      switch tokens[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "some" where depth == 0: return nil
      case "}" where depth == 0: return nil
      case let word where depth == 0 && ["func", "var", "let", "subscript", "case"].contains(word):
        return nil
      case "{" where depth == 0: return end(of: index, in: tokens).map { index..<$0 }
      default: break
      }
    }
    return nil
  }

  /// The position of the brace that closes the one at a position.
  private static func end(of start: Int, in tokens: [String]) -> Int? {
    var depth = 0
    for index in tokens.indices[start...] {
      if tokens[index] == "{" { depth += 1 }
      if tokens[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
