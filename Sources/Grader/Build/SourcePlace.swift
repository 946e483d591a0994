import CourseKit
import Symbols

/// A position in a source file, with the text of its line.
struct SourcePlace: Equatable {
  /// The line, from 1.
  var line: Int
  /// The column, from 1, in bytes.
  var column: Int
  var text: String

  /// The position of a byte.
  init(_ offset: Int, in bytes: [UInt8]) {
    let starts = bytes.lineStarts
    line = starts.lastIndex { $0 <= offset }.map { $0 + 1 } ?? 1
    column = offset - starts[line - 1] + 1
    text = Self.text(from: starts[line - 1], in: bytes)
  }

  /// The first character of a line that is not a space; nil if there is no such line.
  init?(line: Int, in bytes: [UInt8]) {
    guard let start = Self.start(ofLine: line, in: bytes) else { return nil }
    let indent = bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    (self.line, column) = (line, indent.count + 1)
    text = Self.text(from: start, in: bytes)
  }

  /// The first use of a name in code, not counting comments and strings.
  ///
  /// - Parameters:
  ///   - name: A name as the demangler writes it, such as `static FileManager.default.getter`.
  ///   - tokens: The tokens of the source file.
  ///   - bytes: The source file.
  ///   - line: The line to look in; nil for all.
  init?(
    of name: String, among tokens: [SourceTokens.Token], in bytes: [UInt8], line: Int? = nil
  ) {
    // 'type metadata accessor for FileManager'
    let type = name.ranges(of: " for ").last.map { name[$0.upperBound...] } ?? name[...]
    let plain = type.hasPrefix("static ") ? type.dropFirst(7) : type
    let path = plain.prefix { $0 != "(" && $0 != " " && $0 != "<" }
    let words = path.split { !$0.isInIdentifier }.map(String.init)
      .filter { !Self.accessors.contains($0) }
    let wanted = line.map { Self.range(ofLine: $0, in: bytes) } ?? 0..<bytes.count
    let tokens = tokens.filter { wanted.contains($0.offset) }
    let places = tokens.indices.filter { tokens[$0].isWord }
    // 'FileManager.default' rather than the 'default' of a switch.
    let member = places.first { index in
      index >= 2 && words.count >= 2 && tokens[index].text == words[words.count - 1]
        && tokens[index - 1].text == "." && tokens[index - 2].text == words[words.count - 2]
    }.map { $0 - 2 }
    let alone = words.reversed().lazy.compactMap { word in
      places.first { tokens[$0].text == word }
    }.first
    guard let index = member ?? alone else { return nil }
    self.init(tokens[index].offset, in: bytes)
  }

  /// The text of a line, from 1; nil if there is none.
  static func text(ofLine line: Int, in bytes: [UInt8]) -> String? {
    start(ofLine: line, in: bytes).map { text(from: $0, in: bytes) }
  }

  /// The offset at which a line begins, from 1; nil if there is none.
  private static func start(ofLine line: Int, in bytes: [UInt8]) -> Int? {
    let starts = bytes.lineStarts
    return (1...starts.count).contains(line) ? starts[line - 1] : nil
  }

  /// The bytes of a line, from 1; empty if there is none.
  private static func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    guard let start = start(ofLine: line, in: bytes) else { return 0..<0 }
    return start..<(self.start(ofLine: line + 1, in: bytes) ?? bytes.count)
  }

  private static func text(from start: Int, in bytes: [UInt8]) -> String {
    let line = bytes[start...].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    return String(String(decoding: line, as: UTF8.self).prefix(200))
  }

  private static let accessors: Set<String> = ["getter", "setter", "modify", "read", "init"]
}
