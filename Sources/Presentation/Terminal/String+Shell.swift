extension String {
  /// The text as one word of a shell command, which can be copied from a report and pasted.
  ///
  /// The text is unchanged if no shell treats any of it specially. Otherwise it is quoted. What a
  /// terminal or a page would show differently, such as a line break or a mark that changes the
  /// writing direction, is written as bytes, in the form `$'\xe2\x80\xae'` that bash and zsh read.
  package var shellWord: String {
    guard singleLine == self else {
      return "$'" + utf8.map(Self.shellEscape).joined() + "'"
    }
    let isPlain = !isEmpty && unicodeScalars.allSatisfy(Self.plainInShell.contains)
    return isPlain
      ? self : "'" + unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }

  /// A command of the shell that consists of these words.
  package static func shellCommand(_ words: [String]) -> String {
    words.map(\.shellWord).joined(separator: " ")
  }

  /// Returns the lines of a command of at most `width` columns, which a shell reads as one command.
  ///
  /// A word that is wider has a line of its own.
  package func shellLines(to width: Int) -> [String] {
    var lines: [String] = []
    for word in shellPieces {
      if let last = lines.last, last.columns + 1 + word.columns + 2 <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines.enumerated().map { $0 + 1 < lines.count ? $1 + " \\" : $1 }
  }

  /// The words of a command, with their quotes.
  private var shellPieces: [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var (isQuoted, isEscaped) = (false, false)
    for scalar in singleLine.unicodeScalars {
      if scalar == " ", !isQuoted, !isEscaped {
        pieces.append(String(piece))
        piece = .init()
        continue
      }
      if scalar == "'", !isEscaped { isQuoted.toggle() }
      isEscaped = scalar == "\\" && !isQuoted && !isEscaped
      piece.append(scalar)
    }
    return (pieces + [String(piece)]).filter { !$0.isEmpty }
  }

  /// The scalars that no shell treats specially, wherever they are in a word.
  private static let plainInShell = Set(
    ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+:,./-_").unicodeScalars)

  /// Returns a byte as it is written between `$'` and `'`.
  private static func shellEscape(_ byte: UInt8) -> String {
    let scalar = Unicode.Scalar(byte)
    let isPlain = (0x20..<0x7F).contains(byte) && scalar != "'" && scalar != "\\"
    if isPlain { return String(scalar) }
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
}
