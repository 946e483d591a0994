import Presentation
import Testing

@Suite struct MarkupTests {
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
}
