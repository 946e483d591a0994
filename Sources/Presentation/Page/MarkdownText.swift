/// Renders untrusted Markdown: paragraphs, headings, lists, tables, code and emphasis.
///
/// Everything else, such as HTML, links, images and formulas, is shown as typed.
package enum MarkdownText {
  /// Renders a text as HTML that contains no links or images, and no attributes from the text.
  package static func render(_ text: String) -> Markup {
    var blocks = MarkdownBlocks(text.neutralLines)
    return blocks.render()
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
}

/// The blocks of a Markdown text, read line by line.
private struct MarkdownBlocks {
  private var lines: ArraySlice<String>

  init(_ lines: [String]) { self.lines = lines[...] }

  mutating func render() -> Markup {
    var blocks: [Markup] = []
    while let line = lines.first {
      if line.isBlank {
        lines.removeFirst()
      } else if let fence = line.fence {
        lines.removeFirst()
        let code = lines.prefix { !fence.isClosed(by: $0) }
        lines = lines.dropFirst(code.count + 1)
        blocks.append("<pre><code>\(code.joined(separator: "\n"))</code></pre>\n")
      } else if let formula = formula(at: lines.startIndex) {
        lines = lines[formula.endIndex...]
        blocks.append("<pre>\(formula.joined(separator: "\n"))</pre>\n")
      } else if let table = MarkdownTable(lines) {
        lines = lines.dropFirst(table.lineCount)
        blocks.append(table.markup)
      } else if let title = line.headingText {
        lines.removeFirst()
        blocks.append("<p class=\"heading\">\(MarkdownInline.render(title))</p>\n")
      } else if line.bullet != nil {
        blocks.append(list(tag: "ul") { $0.bullet })
      } else if line.numbered != nil {
        blocks.append(list(tag: "ol") { $0.numbered })
      } else {
        blocks.append(paragraph())
      }
    }
    return "\(blocks)"
  }

  private mutating func paragraph() -> Markup {
    let first = lines.startIndex
    let end = lines.indices.dropFirst().first(where: startsBlock) ?? lines.endIndex
    let text = lines[first..<end].joined(separator: "\n")
    lines = lines[end...]
    return "<p>\(MarkdownInline.render(text))</p>\n"
  }

  private mutating func list(tag: String, item: (String) -> String?) -> Markup {
    var items: [String] = []
    while let line = lines.first, !line.isBlank {
      if let text = item(line) {
        items.append(text)
      } else if startsBlock(at: lines.startIndex) {
        break
      } else {
        items[items.count - 1] += "\n" + line.drop(while: \.isWhitespace)
      }
      lines.removeFirst()
    }
    let markup = items.map { "<li>\(MarkdownInline.render($0))</li>\n" as Markup }
    return "<\(tag)>\n\(markup)</\(tag)>\n"
  }

  /// The lines of a formula between two lines with `$$`, or nil if there is none here.
  private func formula(at index: Int) -> ArraySlice<String>? {
    let first = lines[index].drop(while: \.isWhitespace)
    guard first.hasPrefix("$$"), !first.dropFirst(2).contains("$$") else { return nil }
    let rest = lines[(index + 1)...]
    guard let end = rest.firstIndex(where: { $0.isBlank || $0.contains("$$") }),
      !lines[end].isBlank
    else { return nil }
    return lines[index...end]
  }

  private func startsBlock(at index: Int) -> Bool {
    let line = lines[index]
    return line.isBlank || line.fence != nil || line.headingText != nil || line.bullet != nil
      || line.numbered != nil || formula(at: index) != nil || MarkdownTable(lines[index...]) != nil
  }
}

/// The first line of a block of code.
private struct MarkdownFence {
  let mark: Character
  let count: Int

  /// Whether a line ends the block: it has at least as many of the same marks, and nothing else.
  func isClosed(by line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    let marks = text.prefix { $0 == mark }
    return marks.count >= count && text.dropFirst(marks.count).allSatisfy(\.isWhitespace)
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// The fence, if the line is one; a line such as `` ```code``` `` is code within a paragraph.
  fileprivate var fence: MarkdownFence? {
    let text = drop(while: { $0 == " " })
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let count = text.prefix { $0 == mark }.count
    guard count >= 3, mark == "~" || !text.dropFirst(count).contains("`") else { return nil }
    return MarkdownFence(mark: mark, count: count)
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
