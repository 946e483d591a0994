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
    let hides = source.isClear && Self.revealing.isDisjoint(with: source.tokens.map(\.text))
    var kept = hides ? Self.outside(source) : [SHA256.hexadecimal(of: bytes)]
    // These are no tokens, but may be parts of names.
    kept.append(String(decoding: bytes.filter { $0 >= 0x80 }, as: UTF8.self))
    text = kept.joined(separator: " ")
  }

  /// Words of attributes that make bodies visible in other files.
  private static let revealing: Set<String> = [
    "inlinable", "inline", "_transparent", "_alwaysEmitIntoClient", "usableFromInline",
  ]

  /// The words and marks outside of the bodies of functions.
  ///
  /// The type of a result may depend on the body if it says `some`.
  private static func outside(_ source: SourceTokens) -> [String] {
    let tokens = source.tokens.map(\.text)
    var kept: [String] = []
    var index = 0
    while index < tokens.count {
      if source.functionName(at: index) != nil, let body = source.body(ofFunctionAt: index),
        !tokens[index..<body.lowerBound].contains("some")
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
}
