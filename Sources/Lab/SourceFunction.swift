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
    let source = SourceTokens(bytes)
    var found: [SourceFunction] = []
    var end = 0
    for (index, token) in source.tokens.enumerated() where token.offset >= end {
      guard let name = source.functionName(at: index),
        let body = source.body(ofFunctionAt: index)
      else { continue }
      let last = source.tokens[body.upperBound].offset
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
}
