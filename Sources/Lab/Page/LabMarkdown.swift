/// The little Markdown that questions and remarks use: paragraphs, numbered lists, code.
enum LabMarkdown {
  /// Paragraphs and numbered lists.
  static func blocks(_ text: String) -> HTML {
    let groups = text.split(separator: "\n", omittingEmptySubsequences: false)
      .split { $0.allSatisfy(\.isWhitespace) }
    return "\(groups.map { block($0.map(String.init)) })"
  }

  /// Text in which backquotes mark code.
  static func inline(_ text: String) -> HTML {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    let pieces = parts.enumerated().map { index, part in
      // Every second piece stands between two marks, except after one that is not closed.
      let isCode = index % 2 == 1 && index < parts.count - 1
      return (isCode ? "<code>\(String(part))</code>" : "\(String(part))") as HTML
    }
    return "\(pieces)"
  }

  private static func block(_ lines: [String]) -> HTML {
    guard let first = lines.first, numbered(first) != nil else {
      return "<p>\(inline(lines.joined(separator: "\n")))</p>\n"
    }
    var items: [String] = []
    for line in lines {
      if let item = numbered(line) {
        items.append(item)
      } else {
        items[items.count - 1] += "\n" + line
      }
    }
    return "<ol>\n\(items.map { "<li>\(inline($0))</li>\n" as HTML })</ol>\n"
  }

  private static func numbered(_ line: String) -> String? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    return (1...3).contains(digits.count) && rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : nil
  }
}
