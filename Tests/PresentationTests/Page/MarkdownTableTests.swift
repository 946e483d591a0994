import Presentation
import Testing

@Suite struct MarkdownTableTests {
  private func table(_ head: String, _ rows: String...) -> String {
    "<table class=\"typed\">\n<thead><tr>\(head)</tr></thead>\n<tbody>\n"
      + rows.map { "<tr>\($0)</tr>\n" }.joined() + "</tbody></table>\n"
  }

  private static let head = "<th scope=\"col\">k</th><th scope=\"col\">error</th>"

  @Test(arguments: [
    "| k | error |\n| --- | --- |\n| 1 | 0.5 |", "k | error\n- | -\n1 | 0.5",
    "  | k | error |\n|:--|---|\n|1|0.5", "|k|error|\n|-|-|\n|1|0.5|too much|",
  ])
  func `a table has header cells and rows`(text: String) {
    #expect(MarkdownText.render(text).text == table(Self.head, "<td>1</td><td>0.5</td>"))
  }

  @Test func `a bar in code or a formula, or after a backslash, ends no cell`() {
    let text = "| k | error |\n| - | - |\n| `a | b` | $|x|$ |\n| `c \\| d` | e \\| f |"
    #expect(
      MarkdownText.render(text).text
        == table(
          Self.head, "<td><code>a | b</code></td><td>$|x|$</td>",
          "<td><code>c | d</code></td><td>e | f</td>"))
  }

  @Test func `a ragged row is filled or cut`() {
    let text = "| k | error |\n| - | - |\n| 1 |\n| 2 | 0.1 | x |\n| | 0.2 |"
    #expect(
      MarkdownText.render(text).text
        == table(
          Self.head, "<td>1</td><td colspan=\"1\"></td>", "<td>2</td><td>0.1</td>",
          "<td></td><td>0.2</td>"))
  }

  @Test func `cells have markup and alignment, and elements in them are escaped`() {
    let text = "| **k** | <b> |\n| :-: | --: |\n| `2*W` | *a* </td> |"
    #expect(
      MarkdownText.render(text).text
        == table(
          "<th scope=\"col\" class=\"center\"><strong>k</strong></th>"
            + "<th scope=\"col\" class=\"right\">&lt;b&gt;</th>",
          "<td class=\"center\"><code>2*W</code></td>"
            + "<td class=\"right\"><em>a</em> &lt;/td&gt;</td>"))
  }

  @Test func `a table may follow a line of text, and ends before the next`() {
    let text = "See:\n| k | error |\n| - | - |\n| 1 | 2 |\nDone."
    #expect(
      MarkdownText.render(text).text
        == "<p>See:</p>\n" + table(Self.head, "<td>1</td><td>2</td>") + "<p>Done.</p>\n")
  }

  @Test(arguments: [
    "a | b", "a | b\n- | - | -\n1 | 2", "a | b\n---\n1 | 2", "|x| + |y|", "a | b\n- | x\n",
    "| k |\n", "|\n|",
  ])
  func `lines that are not a table are shown as typed`(text: String) {
    #expect(!MarkdownText.render(text).text.contains("<table"))
  }

  @Test func `a table of a thousand columns is shown as typed`() {
    let row = String(repeating: "|-", count: 1000)
    #expect(!MarkdownText.render("\(row)\n\(row)").text.contains("<table"))
  }
}
