import Foundation
import Grader
import Testing

@Suite struct EscapingTests {
  private static let formats = ReportFormat.allCases.filter { $0 != .json }

  @Test(arguments: formats)
  func `no control character or turned writing direction is left`(format: ReportFormat) throws {
    let text = try format.render(SampleReport.graded, for: .instructor)
    let forbidden = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
    }
    #expect(forbidden.isEmpty)
  }

  @Test func `a terminal gets no control character and no line beyond its width`() {
    for width in [40, 60, 80, 100] {
      let style = TerminalStyle(isTerminal: false, columns: width)
      let renderer = TerminalReport(style: style, audience: .instructor, isVerbose: true)
      let text = renderer.render(SampleReport.graded)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      let long = text.split(separator: "\n").filter { String($0).columns > width }
      #expect(long.isEmpty)
    }
  }

  @Test func `HTML holds no element, attribute or address of a stranger`() throws {
    let page = HTMLReport.render(SampleReport.graded, for: .instructor)
    let parsed = XMLText(page)
    #expect(parsed.count("script") == 0)
    #expect(parsed.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    let addresses = parsed.elements.flatMap { [$0.attributes["href"], $0.attributes["src"]] }
    #expect(addresses.compactMap { $0 }.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:") })
    #expect(parsed.text.contains("<script>alert('x')</script>"))
  }

  @Test func `the page's policy allows nothing from outside`() throws {
    // The namespace of a drawing is a name, and nothing is loaded from it.
    let page = HTMLReport.render(SampleReport.graded, for: .student)
      .replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("http://"))
    #expect(!page.contains("https://"))
    #expect(!page.contains("@import"))
  }

  @Test func `Markdown escapes what Markdown and HTML act upon`() {
    let text = MarkdownReport.render(SampleReport.refused, for: .student)
    #expect(!text.contains("<script>"))
    #expect(text.contains("\\<script\\>"))
    let unescaped = text.replacing(/\\./, with: "")
    #expect(!unescaped.contains("<"))
    #expect(!unescaped.contains("]("))
  }

  @Test func `a fence is longer than any in the text it holds`() {
    let text = MarkdownReport.render(SampleReport.graded, for: .student)
    #expect(text.contains("````markdown\nA bright row"))
  }

  @Test(arguments: [
    ("a\r\nb\rc", "a\nb\nc"), ("\u{0}\u{1B}[2J\u{7F}", "␀␛[2J␡"), ("\t|", "    |"),
    ("\u{9B}31m", "\u{FFFD}31m"), ("\u{FFFF}\u{FEFF}", "\u{FFFD}\u{FFFD}"),
    ("\u{202E}x\u{2069}", "\u{FFFD}x\u{FFFD}"), ("é 日本 👩‍🔬", "é 日本 👩‍🔬"),
  ])
  func `neutral text shows controls instead of obeying them`(given: String, expected: String) {
    #expect(given.neutralized == expected)
  }

  @Test func `markup escapes strings and keeps markup`() {
    let inner: Markup = "<b>\("<&>\"'")</b>"
    let outer: Markup = "<p title=\"\("a\"b")\">\(inner)\(3)</p>"
    #expect(outer.text == "<p title=\"a&quot;b\"><b>&lt;&amp;&gt;&quot;&#39;</b>3</p>")
  }

  @Test(arguments: [
    ("**a** *b* `c<d>`", "<p><strong>a</strong> <em>b</em> <code>c&lt;d&gt;</code></p>\n"),
    ("2 * 3 * 4", "<p>2 * 3 * 4</p>\n"), ("# T\ntext", "<p class=\"heading\">T</p>\n<p>text</p>\n"),
    ("- a\n- b\n  c", "<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\n"),
    ("1. a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("```\n<b>\n", "<pre><code>&lt;b&gt;</code></pre>\n"),
    ("[x](javascript:y) <i>", "<p>[x](javascript:y) &lt;i&gt;</p>\n"), ("", ""),
    ("**open", "<p>**open</p>\n"),
  ])
  func `answers become the markup they ask for and no more`(given: String, expected: String) {
    #expect(AnswerMarkup.render(given).text == expected)
  }
}
