/// The words and marks of a Swift file, without comments and without the text of strings.
///
/// It reads what decides where code begins and ends as Swift's own lexer does: nested comments,
/// strings with all delimiters, interpolations, and names in backticks. Only a
/// parser can distinguish a regular expression from a division. So an unclear case is reported
/// instead of guessed.
package struct SourceTokens {
  /// A word or a mark.
  package struct Token: Equatable {
    package var text: String
    /// The position in bytes.
    package var offset: Int
    /// Whether it is a name, a keyword or a number, and not a mark.
    package var isWord: Bool
  }

  /// All tokens, in order.
  package private(set) var tokens: [Token] = []
  /// The bytes outside ASCII in the code, which are no tokens but may be parts of names.
  package private(set) var foreign: [UInt8] = []
  /// The positions where a regular expression may begin that would hide code from this reader, or
  /// that it would take for code.
  private(set) var doubts: [Int] = []
  /// Whether it is certain which parts are code.
  package var isClear: Bool { doubts.isEmpty }

  private let bytes: [UInt8]
  private var place = 0
  /// How many bytes may still be looked at again, so that no file takes long.
  private var looksAhead: Int
  /// The strings that the code at `place` is interpolated into, and its open parentheses.
  private var interpolations: [(literal: Literal, parentheses: Int)] = []

  /// The delimiters of a string.
  private struct Literal {
    /// How many `#` there are before the quotes.
    var pounds: Int
    var isMultiline: Bool
  }

  /// Reads a file.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    looksAhead = 4 * bytes.count
    while place < bytes.count { readCode() }
  }

  private subscript(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func readCode() {
    let byte = bytes[place]
    switch byte {
    case Byte.quote:
      place += 1
      openLiteral(pounds: 0)
    case Byte.pound: readPounds()
    case Byte.backtick: readQuotedName()
    case Byte.slash: readSlash()
    case _ where Self.isWordPart(byte):
      let end = bytes[place...].firstIndex { !Self.isWordPart($0) } ?? bytes.count
      add(place..<end, isWord: true)
      place = end
    default: readMark(byte)
    }
  }

  private mutating func readSlash() {
    switch self[place + 1] {
    case Byte.slash: skipLine()
    case Byte.star: skipComment()
    default:
      noteDoubt()
      readMark(Byte.slash)
    }
  }

  private mutating func add(_ range: Range<Int>, isWord: Bool) {
    let text = String(decoding: bytes[range], as: UTF8.self)
    tokens.append(Token(text: text, offset: range.lowerBound, isWord: isWord))
  }

  /// Reads a mark, which may end an interpolation, or skips a blank or a letter outside ASCII.
  private mutating func readMark(_ byte: UInt8) {
    place += 1
    if byte >= 0x80 { foreign.append(byte) }
    guard byte > Byte.space, byte < 0x7F else { return }
    if let last = interpolations.last {
      if byte == Byte.opening { interpolations[interpolations.count - 1].parentheses += 1 }
      if byte == Byte.closing {
        if last.parentheses == 0 {
          interpolations.removeLast()
          readLiteral(last.literal)
          return
        }
        interpolations[interpolations.count - 1].parentheses -= 1
      }
    }
    add(place - 1..<place, isWord: false)
  }

  /// The bytes from a position to the end of its line.
  ///
  /// The result is nil, and the position is noted, if the file has been looked at too often.
  private mutating func restOfLine(from start: Int) -> ArraySlice<UInt8>? {
    guard looksAhead > 0 else {
      doubts.append(place)
      return nil
    }
    let rest = bytes.dropFirst(start).prefix { !Self.isNewline($0) }
    looksAhead -= rest.count
    return rest
  }

  private mutating func skipLine() {
    while place < bytes.count, !Self.isNewline(bytes[place]) { place += 1 }
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if self[place] == Byte.slash, self[place + 1] == Byte.star {
        (depth, place) = (depth + 1, place + 2)
      } else if self[place] == Byte.star, self[place + 1] == Byte.slash {
        (depth, place) = (depth - 1, place + 2)
      } else {
        place += 1
      }
    } while depth > 0 && place < bytes.count
  }

  /// Reads a name in backticks, which may contain anything but a line end.
  private mutating func readQuotedName() {
    let start = place + 1
    let end = bytes[start...].firstIndex { $0 == Byte.backtick || Self.isNewline($0) }
    place = start
    guard let end, bytes[end] == Byte.backtick else { return }
    add(start..<end, isWord: true)
    place = end + 1
  }
}

// MARK: - Strings

extension SourceTokens {
  /// Reads `#` marks, which may begin a string with delimiters.
  private mutating func readPounds() {
    let start = place
    while self[place] == Byte.pound { place += 1 }
    switch self[place] {
    case Byte.quote:
      place += 1
      openLiteral(pounds: place - 1 - start)
    case Byte.slash:
      // A regular expression with delimiters, which may have several lines.
      doubts.append(start)
    default:
      for index in start..<place { add(index..<index + 1, isWord: false) }
    }
  }

  /// Reads a string whose first quote was read.
  private mutating func openLiteral(pounds: Int) {
    var literal = Literal(pounds: pounds, isMultiline: false)
    if hasTwoQuotes(at: place), pounds == 0 || !endsOnThisLine(pounds) {
      literal.isMultiline = true
      place += 2
    }
    readLiteral(literal)
  }

  /// Whether a string that begins with three quotes ends on its line, as `#"""#` does, which is one
  /// quote.
  private mutating func endsOnThisLine(_ pounds: Int) -> Bool {
    guard let rest = restOfLine(from: place + 1) else { return false }
    return rest.indices.contains { bytes[$0] == Byte.quote && hasPounds(pounds, at: $0 + 1) }
  }

  private func hasTwoQuotes(at index: Int) -> Bool {
    self[index] == Byte.quote && self[index + 1] == Byte.quote
  }

  private func hasPounds(_ count: Int, at index: Int) -> Bool {
    (index..<index + count).allSatisfy { self[$0] == Byte.pound }
  }

  /// Reads a string up to its end, or to code that is interpolated.
  private mutating func readLiteral(_ literal: Literal) {
    while place < bytes.count {
      let byte = bytes[place]
      // The compiler reports a line that ends too early; the code after it is read.
      if !literal.isMultiline, Self.isNewline(byte) { return }
      place += 1
      if byte == Byte.backslash, hasPounds(literal.pounds, at: place) {
        place += literal.pounds
        if self[place] == Byte.opening {
          place += 1
          interpolations.append((literal, 0))
          return
        }
        // An escaped line end ends the line all the same.
        if !Self.isNewline(self[place]) { place += 1 }
      } else if byte == Byte.quote, !literal.isMultiline || hasTwoQuotes(at: place) {
        let end = place + (literal.isMultiline ? 2 : 0)
        if hasPounds(literal.pounds, at: end) {
          place = end + literal.pounds
          return
        }
      }
    }
  }
}

// MARK: - Regular expressions

extension SourceTokens {
  /// Notes a `/` that may begin a regular expression, if it could hide anything.
  ///
  /// After a space, a division has a space on both sides; without spaces, it follows an operand.
  private mutating func noteDoubt() {
    let next = self[place + 1]
    // A regular expression has no closing parenthesis without an opening one, so `map(/)` passes an
    // operator.
    if next <= Byte.space || next == Byte.closing || followsOperand(at: place) { return }
    // In 'x /= 2', the operand is before the spaces.
    if next == Byte.equals, self[place + 2] <= Byte.space {
      let spaces = bytes[..<place].reversed().prefix { $0 == Byte.space }.count
      if followsOperand(at: place - spaces) { return }
    }
    // The name of an operator.
    if let last = tokens.last?.text, ["func", "operator"].contains(last) { return }
    guard let rest = restOfLine(from: place + 1) else { return }
    let hides =
      rest.contains { [Byte.quote, Byte.backtick].contains($0) }
      || zip(rest, rest.dropFirst()).contains {
        $0 == Byte.slash && [Byte.slash, Byte.star].contains($1)
      }
    if hides { doubts.append(place) }
  }

  /// Whether the byte before a position ends an operand.
  private func followsOperand(at place: Int) -> Bool {
    guard place > 0, let last = tokens.last else { return false }
    var index = place - 1
    while index > 0, [UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[index]) { index -= 1 }
    if Self.isWordPart(bytes[index]) {
      return index < place - 1 || !Self.keywords.contains(last.text)
    }
    if isLetter(endingAt: index) { return true }
    return [Byte.closing, UInt8(ascii: "]"), Byte.quote, Byte.backtick].contains(bytes[index])
  }

  /// Whether a letter outside ASCII ends at a place, such as a Greek one.
  ///
  /// Only letters of two bytes count, because Swift allows all of these in names.
  private func isLetter(endingAt index: Int) -> Bool {
    guard index > 0, bytes[index] & 0xC0 == 0x80 else { return false }
    return (0xC4...0xCB).contains(bytes[index - 1]) || (0xCE...0xDF).contains(bytes[index - 1])
  }

  /// Keywords that an expression may follow.
  private static let keywords: Set<String> = [
    "and", "any", "as", "await", "borrow", "case", "catch", "consume", "copy", "default", "defer",
    "discard", "do", "each", "else", "fallthrough", "for", "guard", "if", "import", "in", "inout",
    "is", "let", "or", "repeat", "return", "some", "switch", "then", "throw", "throws", "try",
    "unsafe", "var", "where", "while", "yield",
  ]
}

// MARK: - Bytes

extension SourceTokens {
  private enum Byte {
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let pound = UInt8(ascii: "#")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")
    static let slash = UInt8(ascii: "/")
    static let star = UInt8(ascii: "*")
    static let equals = UInt8(ascii: "=")
    static let opening = UInt8(ascii: "(")
    static let closing = UInt8(ascii: ")")
  }

  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether a byte belongs to a name or a number of ASCII characters.
  ///
  /// Other letters count as blanks, so that none can join two words.
  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}
