/// Renders untrusted Markdown: paragraphs, headings, lists, code, quotations and emphasis.
///
/// Everything else, such as HTML, links, images and formulas, is shown as typed.
package enum MarkdownText {
  /// Renders a text as HTML that contains no links or images, and no attributes from the text.
  package static func render(_ text: String) -> Markup {
    var blocks: [Markup] = []
    var lines = text.neutralLines[...]
    while let line = lines.first {
      if line.isBlank {
        lines.removeFirst()
      } else if let fence = line.fence {
        lines.removeFirst()
        let code = lines.prefix { $0.fence?.hasPrefix(fence) != true }
        lines = lines.dropFirst(code.count + 1)
        blocks.append("<pre><code>\(code.joined(separator: "\n"))</code></pre>\n")
      } else if let title = line.headingText {
        lines.removeFirst()
        blocks.append("<p class=\"heading\">\(inline(title))</p>\n")
      } else if line.bullet != nil {
        blocks.append(list(&lines, tag: "ul") { $0.bullet })
      } else if line.numbered != nil {
        blocks.append(list(&lines, tag: "ol") { $0.numbered })
      } else {
        let paragraph = lines.prefix { !$0.startsBlock }
        lines = lines.dropFirst(max(paragraph.count, 1))
        let text = paragraph.isEmpty ? line : paragraph.joined(separator: "\n")
        blocks.append("<p>\(inline(text))</p>\n")
      }
    }
    return "\(blocks)"
  }

  /// Renders a sentence, with text between backquotes as code and no other formatting.
  package static func sentence(_ text: String) -> Markup {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard !parts.count.isMultiple(of: 2) else { return "\(text)" }
    let pieces = parts.enumerated().map { index, part -> Markup in
      index.isMultiple(of: 2) ? "\(part)" : "<code>\(part)</code>"
    }
    return "\(pieces)"
  }

  private static func list(
    _ lines: inout ArraySlice<String>, tag: String, item: (String) -> String?
  ) -> Markup {
    var items: [String] = []
    while let line = lines.first, !line.isBlank {
      if let text = item(line) {
        items.append(text)
      } else if line.startsBlock {
        break
      } else {
        items[items.count - 1] += "\n" + line.drop(while: \.isWhitespace)
      }
      lines.removeFirst()
    }
    let markup = items.map { "<li>\(inline($0))</li>\n" as Markup }
    return "<\(tag)>\n\(markup)</\(tag)>\n"
  }

  /// Renders code, bold and italic text within a paragraph; a mark that is never closed is shown as
  /// typed.
  private static func inline(_ text: String) -> Markup {
    var result: [Markup] = []
    var plain = ""
    var rest = text[...]
    while let character = rest.first {
      if let (tag, body, after) = span(at: rest) {
        result.append("\(plain)")
        plain = ""
        let content: Markup = tag == "code" ? "\(String(body))" : inline(String(body))
        result.append("<\(tag)>\(content)</\(tag)>")
        rest = after
      } else {
        plain.append(character)
        rest.removeFirst()
      }
    }
    result.append("\(plain)")
    return "\(result)"
  }

  private static func span(at text: Substring) -> (String, Substring, Substring)? {
    for (mark, tag) in [("`", "code"), ("**", "strong"), ("__", "strong"), ("*", "em")]
    where text.hasPrefix(mark) {
      let inner = text.dropFirst(mark.count)
      guard let first = inner.first, !first.isWhitespace,
        let end = inner.firstRange(of: mark), !inner[..<end.lowerBound].isEmpty,
        inner[..<end.lowerBound].last?.isWhitespace == false
      else { continue }
      return (tag, inner[..<end.lowerBound], inner[end.upperBound...])
    }
    return nil
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

  fileprivate var startsBlock: Bool {
    isBlank || fence != nil || headingText != nil || bullet != nil || numbered != nil
  }

  fileprivate var fence: String? {
    let text = drop(while: { $0 == " " })
    return ["```", "~~~"].first { text.hasPrefix($0) }
  }

  fileprivate var headingText: String? {
    let marks = prefix { $0 == "#" }.count
    guard (1...6).contains(marks), dropFirst(marks).first == " " else { return nil }
    return String(dropFirst(marks + 1))
  }

  fileprivate var bullet: String? {
    let text = drop(while: { $0 == " " })
    return ["- ", "* ", "+ "].contains { text.hasPrefix($0) } ? String(text.dropFirst(2)) : nil
  }

  fileprivate var numbered: String? {
    let text = drop(while: { $0 == " " })
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let after = text.dropFirst(digits.count)
    guard (1...4).contains(digits.count), after.hasPrefix(". ") || after.hasPrefix(") ") else {
      return nil
    }
    return String(after.dropFirst(2))
  }
}
