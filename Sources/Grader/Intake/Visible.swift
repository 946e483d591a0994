/// Text of a stranger, fit for a line of a report or a terminal.
///
/// Control characters, and those that turn the direction of writing or break lines, become escapes,
/// and long text is cut.
///
/// - Parameters:
///   - text: What the stranger wrote.
///   - limit: The most characters to keep.
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

/// Whether a character would hide or reorder what stands beside it.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
    .unassigned:
    true
  default: false
  }
}
