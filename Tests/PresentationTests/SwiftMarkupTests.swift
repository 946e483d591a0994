import Presentation
import Testing

@Suite struct SwiftMarkupTests {
  @Test func `words, numbers, strings and comments are told apart`() {
    let code = "let x1 = 1e-5 + 0..<n // \"no\"\nreturn \"a \\\" if\""
    #expect(
      SwiftMarkup.highlighted(code).text == """
        <span class="keyword">let</span> x1 = <span class="numeral">1e-5</span> + \
        <span class="numeral">0</span>..&lt;n <span class="comment">// &quot;no&quot;</span>
        <span class="keyword">return</span> <span class="string">&quot;a \\&quot; if&quot;</span>
        """)
  }

  @Test(arguments: ["\"open", "/* open", "\"\"\"open", "", "…", "\"\\"])
  func `code that is not finished keeps its text`(_ code: String) {
    let text = SwiftMarkup.highlighted(code).text
    let plain = text.replacing(#/<[^>]+>/#, with: "").replacing("&quot;", with: "\"")
    #expect(plain == code)
  }
}
