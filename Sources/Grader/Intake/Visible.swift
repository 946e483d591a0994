/// Makes untrusted text safe to show in a line of a report or on a terminal.
///
/// Control characters, and characters that change the writing direction or break lines, are
/// escaped, and long text is truncated.
///
/// - Parameters:
///   - text: The untrusted text.
///   - limit: The maximum number of characters to keep.
/// - Returns: The text that can be shown.
func visible(_ text: String, limit: Int = 240) -> String {
  visible(Array(text.utf8), limit: limit)
}

/// Makes untrusted text in an unknown encoding safe to show.
///
/// Bytes that are not UTF-8 are shown as `\xd7`.
func visible(_ bytes: [UInt8], limit: Int = 240) -> String {
  var result = ""
  var rest = bytes[...]
  var count = 0
  while !rest.isEmpty {
    guard count < limit else { return result + "…" }
    count += 1
    var iterator = rest.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    switch parser.parseScalar(from: &iterator) {
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      if isInvisible(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      rest = rest.dropFirst(encoded.count)
    case .error(let length):
      result += rest.prefix(length).map { "\\x" + $0.hexadecimal }.joined()
      rest = rest.dropFirst(length)
    case .emptyInput: return result
    }
  }
  return result
}

/// Returns whether a character would hide or reorder its neighbors.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
    .unassigned:
    true
  default: false
  }
}

extension UInt8 {
  /// Two hexadecimal digits.
  var hexadecimal: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
