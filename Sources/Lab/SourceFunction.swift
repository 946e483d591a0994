import Symbols

/// A function or initializer in a source file.
struct SourceFunction: Sendable {
  /// The name; `init` for an initializer.
  let name: String
  /// The number of the first line.
  let line: Int
  /// The text from the beginning of the first line to the closing brace.
  let text: String

  /// Whether the function still has a task of the stub.
  var isUnwritten: Bool { text.contains("try todo(") }

  /// Finds the functions of a file, in order, without those inside of others.
  static func all(in bytes: [UInt8]) -> [SourceFunction] {
    let tokens = SourceTokens(bytes).tokens
    var found: [SourceFunction] = []
    var end = 0
    for (index, token) in tokens.enumerated() where token.offset >= end {
      guard let name = name(at: index, in: tokens), let last = body(after: index, in: tokens) else {
        continue
      }
      let start = bytes[..<token.offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
      found.append(
        SourceFunction(
          name: name, line: bytes[..<start].count { $0 == newline } + 1,
          text: String(decoding: bytes[start...last], as: UTF8.self)))
      end = last
    }
    return found
  }

  private static let newline = UInt8(ascii: "\n")

  /// The name of the function that a token declares, or nil if it declares none.
  private static func name(at index: Int, in tokens: [SourceTokens.Token]) -> String? {
    guard tokens[index].isWord, index + 1 < tokens.count else { return nil }
    let next = tokens[index + 1]
    switch tokens[index].text {
    case "func": return next.isWord ? next.text : nil
    case "init":
      let isCall = index > 0 && tokens[index - 1].text == "."
      return !isCall && ["(", "<", "?"].contains(next.text) ? "init" : nil
    default: return nil
    }
  }

  /// The offset of the brace that closes the body, or nil if there is none.
  private static func body(after index: Int, in tokens: [SourceTokens.Token]) -> Int? {
    var (parentheses, braces) = (0, 0)
    for token in tokens[index...] {
      switch token.text {
      case "(": parentheses += 1
      case ")": parentheses -= 1
      case "{" where parentheses == 0 || braces > 0: braces += 1
      case "}" where braces == 1: return token.offset
      case "}" where braces == 0 && parentheses == 0: return nil
      case "}": braces -= 1
      default: break
      }
    }
    return nil
  }
}
