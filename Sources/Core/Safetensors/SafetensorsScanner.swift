/// Reads the tokens of a safetensors header.
///
/// This replaces `JSONDecoder`, which silently keeps the last of two values with the same name,
/// builds values of any depth and size before they can be checked, and would link
/// FoundationEssentials into every worker. The header's grammar is not recursive, and neither is
/// this scanner. The header comes from an untrusted process, so the scanner reads it from an array,
/// where an index out of range stops the program even in release builds.
struct SafetensorsScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Consumes the next byte that is not white space, which must be `byte`.
  mutating func expect(_ byte: UInt8) throws(SafetensorsError) {
    skipWhiteSpace()
    guard position < bytes.count, bytes[position] == byte else {
      throw unexpected("'\(Character(UnicodeScalar(byte)))'")
    }
    position += 1
  }

  /// Consumes the next byte that is not white space if it is `byte`, and returns whether it was.
  mutating func take(_ byte: UInt8) -> Bool {
    skipWhiteSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Checks that only white space follows.
  mutating func expectEnd() throws(SafetensorsError) {
    skipWhiteSpace()
    if position != bytes.count { throw unexpected("the end") }
  }

  /// Consumes an integer without sign, fraction, exponent or leading zeros.
  mutating func integer() throws(SafetensorsError) -> Int {
    skipWhiteSpace()
    let start = position
    var value = 0
    while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) = scaled.addingReportingOverflow(Int(bytes[position] & 15))
      if overflow || carry {
        throw .syntax(offset: start, expected: "an integer below 2^63", found: "a larger one")
      }
      value = next
      position += 1
    }
    if position == start { throw unexpected("an integer") }
    if position - start > 1, bytes[start] == UInt8(ascii: "0") {
      throw .syntax(offset: start, expected: "an integer", found: "a leading zero")
    }
    return value
  }

  /// Consumes a quoted string of at most `limit` bytes of UTF-8.
  mutating func string(limit: Int) throws(SafetensorsError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    var content: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] < 0x20 { throw unexpected("an escaped control character") }
      if bytes[position] == UInt8(ascii: "\\") {
        content.append(contentsOf: Array(String(try escape()).utf8))
      } else {
        content.append(bytes[position])
        position += 1
      }
      if content.count > limit {
        throw .syntax(
          offset: start, expected: "a string of at most \(limit) bytes", found: "a longer one")
      }
    }
    try expect(UInt8(ascii: "\""))
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .syntax(offset: start, expected: "valid UTF-8", found: "other bytes")
    }
    return text
  }

  /// Creates the error for an unexpected token at the current position.
  func unexpected(_ expected: String) -> SafetensorsError {
    guard position < bytes.count else {
      return .syntax(offset: position, expected: expected, found: "the end")
    }
    let byte = bytes[position]
    let found =
      0x20..<0x7F ~= byte
      ? "'\(Character(UnicodeScalar(byte)))'" : "the byte 0x\(String(byte, radix: 16))"
    return .syntax(offset: position, expected: expected, found: found)
  }

  private mutating func skipWhiteSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func escape() throws(SafetensorsError) -> UnicodeScalar {
    let start = position
    position += 1
    guard position < bytes.count else { throw unexpected("an escape") }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(start: start)
    default: throw .syntax(offset: start, expected: "a JSON escape", found: "another character")
    }
  }

  private mutating func unicodeEscape(start: Int) throws(SafetensorsError) -> UnicodeScalar {
    var code = try fourHexDigits()
    if UTF16.isLeadSurrogate(UInt16(code)), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let trail = try fourHexDigits()
      if UTF16.isTrailSurrogate(UInt16(trail)) {
        code = 0x10000 + ((code - 0xD800) << 10) + (trail - 0xDC00)
      }
    }
    guard let scalar = UnicodeScalar(code) else {
      throw .syntax(offset: start, expected: "a surrogate pair", found: "half of one")
    }
    return scalar
  }

  private mutating func fourHexDigits() throws(SafetensorsError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count,
        let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue
      else { throw unexpected("a hexadecimal digit") }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
