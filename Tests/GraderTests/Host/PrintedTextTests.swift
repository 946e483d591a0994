import GraderTestSupport
import Host
import Testing

/// What is kept of what programs print one after the other: both ends, within a bound.
@Suite struct PrintedTextTests {
  private func printed(_ pieces: [String], limit: Int, lines: Int = .max) -> PrintedText {
    var text = PrintedText(limit: limit, lines: lines)
    for piece in pieces { text.append(Array(piece.utf8)[...]) }
    return text
  }

  @Test func `a single byte is kept`() {
    #expect(printed([], limit: 4).isEmpty)
    #expect(printed(["x"], limit: 4).text == "x")
  }

  @Test(arguments: 1...40)
  func `pieces of any length give the same text`(length: Int) {
    let whole = (0..<100).map { "line \($0)\n" }.joined()
    var pieces: [String] = []
    var rest = whole[...]
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    let expected = printed([whole], limit: 40)
    #expect(printed(pieces, limit: 40).text == expected.text)
    #expect(expected.text.hasPrefix("line 0\nline 1\n"))
    #expect(expected.text.hasSuffix("line 98\nline 99\n"))
  }

  @Test(arguments: [8, 100])
  func `the last occurrence of a text is left out, and its line`(limit: Int) {
    var text = printed(["a\nboom\nb\nboom\n"], limit: limit)
    text.removeLast("boom")
    #expect(limit == 8 || text.text == "a\nboom\nb\n")
    #expect(text.text.hasPrefix("a\nboom\nb\n"))
    text = printed(["a\nno line: boom"], limit: limit)
    text.removeLast("boom")
    text.removeLast("missing")
    #expect(text.text.hasSuffix("no line: "))
  }

  @Test func `a second program's text follows the first's`() {
    var text = printed(["first\n"], limit: 100)
    text.append(printed(["second\n"], limit: 100))
    #expect(text.text == "first\nsecond\n")
  }

  @Test func `of many programs, the first beginning and the last end are kept`() {
    var text = PrintedText(limit: 8)
    for number in 1...9 {
      let middle = String(repeating: "x", count: 100)
      text.append(printed(["begin \(number), ", middle, " end \(number)"], limit: 8))
    }
    #expect(text.text.hasPrefix("begin 1,\n… "))
    #expect(text.text.hasSuffix(" left out …\nxx end 9"))
    #expect(text.text.contains("… \(9 * 115 - 16) bytes left out …"))
  }

  @Test func `a short text after a long one stays whole`() {
    var text = printed([String(repeating: "x", count: 100)], limit: 8)
    text.append(printed(["end"], limit: 8))
    #expect(text.text == "xxxxxxxx\n… 87 bytes left out …\nxxxxxend")
  }

  @Test(arguments: ["é", "日", "🧪"]) func `a cut divides no character`(character: String) {
    let long = String(repeating: character, count: 100)
    for limit in 4...9 {
      let text = printed([long], limit: limit).text
      #expect(!text.contains("\u{FFFD}"), "\(limit)")
      let kept = text.unicodeScalars.count { $0 == character.unicodeScalars.first }
      #expect(kept == 2 * (limit / character.utf8.count), "\(limit)")
      let left = (100 - kept) * character.utf8.count
      #expect(text.contains("… \(left) bytes left out …"), "\(limit)")
    }
  }

  @Test func `an incomplete character is shown as a broken one`() {
    var text = PrintedText(limit: 100)
    text.append([0x61, 0xF0, 0x9F, 0xA7])
    #expect(text.text == "a\u{FFFD}")
  }
}
