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
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    guard count < limit else { return result + "…" }
    count += 1
    if isInvisible(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      result.unicodeScalars.append(scalar)
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
