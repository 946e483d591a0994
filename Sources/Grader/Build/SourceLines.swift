import CourseKit
import Symbols

/// A position in a source file, with the text of its line.
struct SourcePlace: Equatable {
  /// The line, from 1.
  let line: Int
  /// The column, from 1, in bytes.
  let column: Int
  let text: String
}

/// The lines of a source file, which are counted only once.
struct SourceLines {
  private let bytes: [UInt8]
  /// The offsets at which the lines begin.
  private let starts: [Int]

  /// Counts the lines of a file.
  init(_ bytes: [UInt8]) { (self.bytes, starts) = (bytes, bytes.lineStarts) }

  /// The position of a byte.
  func place(at offset: Int) -> SourcePlace {
    let before = starts.prefix { $0 <= offset }
    let start = before.last ?? 0
    return SourcePlace(line: before.count, column: offset - start + 1, text: text(from: start))
  }

  /// The first character of a line that is not a space; nil if there is no such line.
  func place(ofLine line: Int) -> SourcePlace? {
    guard let start = start(of: line) else { return nil }
    let indent = bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return SourcePlace(line: line, column: indent.count + 1, text: text(from: start))
  }

  /// The first use of a name in code, not counting comments and strings.
  ///
  /// - Parameters:
  ///   - name: A name as the demangler writes it, such as `static FileManager.default.getter`.
  ///   - tokens: The tokens of the source file.
  ///   - line: The line to look in; nil for all.
  /// - Returns: The position, or nil if the name is not used.
  func place(
    of name: String, among tokens: [SourceTokens.Token], line: Int? = nil
  ) -> SourcePlace? {
    // 'type metadata accessor for FileManager'
    let type = name.ranges(of: " for ").last.map { name[$0.upperBound...] } ?? name[...]
    let plain = type.hasPrefix("static ") ? type.dropFirst(7) : type
    let path = plain.prefix { $0 != "(" && $0 != " " && $0 != "<" }
    let words = path.split { !$0.isInIdentifier }.map(String.init)
      .filter { !Self.accessors.contains($0) }
    let wanted = line.map(range) ?? 0..<bytes.count
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
    return place(at: tokens[index].offset)
  }

  /// The text of a line, from 1; nil if there is none.
  func text(of line: Int) -> String? { start(of: line).map(text) }

  /// The offset at which a line begins, from 1; nil if there is none.
  private func start(of line: Int) -> Int? {
    (1...starts.count).contains(line) ? starts[line - 1] : nil
  }

  /// The bytes of a line, from 1; empty if there is none.
  private func range(of line: Int) -> Range<Int> {
    guard let start = start(of: line) else { return 0..<0 }
    return start..<(self.start(of: line + 1) ?? bytes.count)
  }

  private func text(from start: Int) -> String {
    let line = bytes[start...].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    return String(String(decoding: line, as: UTF8.self).prefix(200))
  }

  private static let accessors: Set<String> = ["getter", "setter", "modify", "read", "init"]
}
