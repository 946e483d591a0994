/// Operations that make untrusted text safe to display: file names, messages, output, answers.
extension String {
  /// The text without characters that a terminal, browser or XML parser interprets or rejects.
  ///
  /// Line breaks become `\n`, tabs become four spaces, and control characters become their symbols
  /// (`␛` for escape). Characters that change the writing direction and characters that XML forbids
  /// become `�`.
  package var neutralized: String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D: result.append("\n")
      case 0x09: result.append(contentsOf: "    ".unicodeScalars)
      case let value where value < 0x20: result.append(Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}")
      case 0x7F: result.append("\u{2421}")
      case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
        0xFDD0...0xFDEF:
        result.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The neutralized text on one line; line breaks become `␊`.
  package var singleLine: String {
    neutralized.replacing("\n", with: "\u{240A}")
  }

  /// The lines of the neutralized text, without empty lines at the end.
  package var neutralLines: [String] {
    var lines = neutralized.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines
  }

  /// The number of terminal columns that the text occupies.
  package var columns: Int { reduce(0) { $0 + $1.columns } }

  /// Returns the text padded with spaces on the right to `width` columns.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(width - columns, 0))
  }

  /// Returns the text padded with spaces on the left to `width` columns.
  package func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(width - columns, 0)) + self
  }

  /// Returns the text, truncated with `…` if it is wider than `width` columns.
  package func truncated(to width: Int) -> String {
    guard columns > width else { return self }
    return prefix(columns: width - 1) + "…"
  }

  /// Returns the neutralized text as lines of at most `width` columns, broken at spaces if
  /// possible.
  package func wrapped(to width: Int) -> [String] {
    neutralLines.flatMap { $0.wrappedLine(to: Swift.max(width, 8)) }
  }

  private func wrappedLine(to width: Int) -> [String] {
    guard columns > width else { return [self] }
    var lines: [String] = []
    var line = ""
    for piece in split(separator: " ") {
      var word = String(piece)
      if !line.isEmpty, line.columns + 1 + word.columns <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while word.columns > width {
        let head = word.prefix(columns: width)
        lines.append(head)
        word.removeFirst(head.count)
      }
      line = word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private func prefix(columns width: Int) -> String {
    var room = width
    return String(
      prefix { character in
        room -= character.columns
        return room >= 0
      })
  }
}

extension Character {
  /// The number of terminal columns that the character fills: 0, 1 or 2.
  fileprivate var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}
