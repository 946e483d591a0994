/// Texts of scalars that some format treats specially, the same ones each time.
enum DifficultText {
  /// Texts made of up to ten pieces.
  static let all: [String] = {
    var state: UInt64 = 231
    func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    return (0..<300).map { _ in
      (0...next(below: 10)).map { _ in pieces[next(below: pieces.count)] }.joined()
    }
  }()

  /// Scalars that XML forbids, and that a literal cannot contain.
  private static let nonCharacters = [0xfffe, 0xffff, 0x1fffe, 0xfdd0].compactMap {
    Unicode.Scalar($0).map(String.init)
  }

  private static let pieces =
    [
      "`", "```", "~~~", "|", ",", "\"", "'", "<", ">", "&", "\\", "*", "_", "$", "#", "[", "](",
      "![", "]]>", "<!--", "-->", "1.", "12)", "-", "+", "=", "@", "=1+1", "http://x.y", "www.x.y",
      "javascript:", "&lt;", "&#96;", "\n", "\r\n", "\r", "\t", " ", "     ", "\u{0}", "\u{1b}[2J",
      "\u{7f}", "\u{85}", "\u{9b}", "\u{2028}", "\u{2029}", "\u{200d}", "\u{200e}", "\u{202e}",
      "\u{2066}", "\u{feff}", "\u{fffd}",
      "\u{10ffff}", "\u{e000}", "\u{1f469}\u{200d}\u{1f4bb}", "\u{5d0}", "a", "Z", "7", "é",
    ] + nonCharacters
    + ["`", "|", ",", "\"", "<", "&", "=", "*", "]", "\\", "~", " ", "a"].flatMap { base in
      ["\u{301}", "\u{338}", "\u{20dd}", "\u{fe0f}"].map { base + $0 }
    }
}
