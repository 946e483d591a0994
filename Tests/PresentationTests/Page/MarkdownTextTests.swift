import Presentation
import Testing

@Suite struct MarkdownTextTests {
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
    #expect(MarkdownText.render(given).text == expected)
  }
}
