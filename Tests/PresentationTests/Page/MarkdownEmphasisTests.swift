import Presentation
import Testing

/// Formulas, code and names keep their stars and underscores; emphasis is what CommonMark has.
@Suite struct MarkdownEmphasisTests {
  @Test(arguments: [
    "dW = 2*reg*W", "x**2 + y**2", "w^* and x^*, or w^*.", "f(x)*g(x)*h(x)", "(a)*(b)*(c)",
    "dists[i]*dists[j]*2", "2*(x+y)*3", "a * b * c", "x *= 2; y *= 3", "a.*b.*c", "[*] and [*]",
    "f(*args, **kwargs) and g(*args)", "*.swift or *.md", "**kwargs", "5 * 3 ** 2 * 1",
    "a*b, c*d", "W[0]*x + b*y", "***", "* * *x",
  ])
  func `stars in a formula are not emphasis`(text: String) {
    let item = text == "* * *x"
    #expect(
      MarkdownText.render(text).text
        == (item ? "<ul>\n<li>* *x</li>\n</ul>\n" : "<p>\(text)</p>\n"))
  }

  @Test(arguments: [
    "__init__", "__init__.py and __call__()", "a__b + c__d", "x_train and x_test", "größe_1_größe",
    "переменная_имя_", "变量__init__是", "_ = loss", "x_{ij} + y_{ij}", "__größe__", "__my_var__",
  ])
  func `underscores in a name are not emphasis`(text: String) {
    #expect(MarkdownText.render(text).text == "<p>\(text)</p>\n")
  }

  @Test(arguments: [
    "$w^*$ is best, $x^*$ is not", "$w^* + x^*$", "$$ a *b* c $$", "$a_{i}_b_$", "$f(`x`) *y*$",
    "$5 and $6", "US$5 *or US$6", "$5-$6", "$x$ costs $5, and $y$ costs $6", "\\(w^* + x^*\\)",
    "$\\|x\\|_2$", "$a\\\\b$", "it costs 5$",
  ])
  func `what is between dollars is as typed, and so is money`(text: String) {
    #expect(MarkdownText.render(text).text == "<p>\(text)</p>\n")
  }

  @Test(arguments: [
    ("*a*", "<em>a</em>"), ("_a b_", "<em>a b</em>"), ("**a b**", "<strong>a b</strong>"),
    ("__two words__", "<strong>two words</strong>"), ("***a***", "<em><strong>a</strong></em>"),
    ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
    ("(*a*), *b*.", "(<em>a</em>), <em>b</em>."),
    ("**2*reg*W**", "<strong>2*reg*W</strong>"), ("*a **b*", "*a *<em>b</em>"),
    ("这是**重要**的", "这是<strong>重要</strong>的"), ("*`a*b`*", "<em><code>a*b</code></em>"),
    ("costs $5, *not* $6", "costs $5, <em>not</em> $6"),
    ("\"*a*\" and '**b**'", "&quot;<em>a</em>&quot; and &#39;<strong>b</strong>&#39;"),
  ])
  func `emphasis is shown`(text: String, expected: String) {
    #expect(MarkdownText.render(text).text == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("\\*a\\*", "*a*"), ("\\_a\\_ \\`b\\` \\$5", "_a_ `b` $5"), ("\\**a*", "*<em>a</em>"),
    ("a \\\\ b \\{x\\}", "a \\\\ b \\{x\\}"), ("\\", "\\"),
  ])
  func `an escaped mark is text`(text: String, expected: String) {
    #expect(MarkdownText.render(text).text == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("`2*reg*W`", "<code>2*reg*W</code>"), ("``a ` b``", "<code>a ` b</code>"),
    ("`` `x` ``", "<code>`x`</code>"), ("`a\nb`", "<code>a b</code>"),
    ("`open *a*", "`open <em>a</em>"),
    ("`$x` and `y$`", "<code>$x</code> and <code>y$</code>"),
    ("```code``` here", "<code>code</code> here"),
    ("`\\*`", "<code>\\*</code>"), ("``a`", "``a`"),
  ])
  func `code is as typed`(text: String, expected: String) {
    #expect(MarkdownText.render(text).text == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("$$\n- x^*\n+ y^*\n$$", "<pre>$$\n- x^*\n+ y^*\n$$</pre>\n"),
    ("so\n$$ a\n= b $$\nend", "<p>so</p>\n<pre>$$ a\n= b $$</pre>\n<p>end</p>\n"),
    ("$$\nopen\n\n$$", "<p>$$\nopen</p>\n<p>$$</p>\n"),
    ("````\n```\n*a*\n````\nb", "<pre><code>```\n*a*</code></pre>\n<p>b</p>\n"),
  ])
  func `a formula or code over several lines is as typed`(text: String, expected: String) {
    #expect(MarkdownText.render(text).text == expected)
  }

  /// A search from each mark to the end would take hours.
  @Test(arguments: ["*a ", "_a ", "`a ``", "$a ", "$$ ", "**a *b", "a| ", "|-", "\\"])
  func `many marks that nothing closes are read in one pass`(piece: String) {
    let text = String(repeating: piece, count: 4000)
    #expect(MarkdownText.render(text).text.utf8.count >= text.utf8.count)
    let lines = String(repeating: piece + "\n", count: 4000)
    #expect(!MarkdownText.render(lines).text.isEmpty)
  }

  @Test func `emphasis is not nested more deeply than readers of HTML can bear`() {
    let text = String(repeating: "*a ", count: 1000) + String(repeating: "a* ", count: 1000)
    #expect(MarkdownText.render(text).text.ranges(of: "<em>").count == 16)
  }
}
