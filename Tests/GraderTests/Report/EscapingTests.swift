import GraderTestSupport
import Foundation
import Reports
import Testing
import Presentation

@Suite struct EscapingTests {
  private static let formats = ReportFormat.allCases.filter { $0 != .json }

  @Test(arguments: formats)
  func `no control character and no change of writing direction is left`(format: ReportFormat)
    throws
  {
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
}
