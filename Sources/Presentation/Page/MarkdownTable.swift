/// A table as GitHub's Markdown has it: a header, a row of dashes, and rows.
///
/// A bar within code or a formula does not end a cell. A row may have fewer cells than the header;
/// what exceeds the header is left out, as on GitHub.
struct MarkdownTable {
  private enum Alignment: String {
    case left, center, right
  }

  private let header: [String]
  private let alignments: [Alignment]
  private let rows: [[String]]

  /// The number of lines that the table consists of.
  var lineCount: Int { rows.count + 2 }

  /// The largest number of columns; a wider table is shown as typed.
  private static let mostColumns = 40

  /// Reads the table at the beginning of some lines, or returns nil if there is none.
  init?(_ lines: ArraySlice<String>) {
    guard let first = lines.first, first.contains("|"), let second = lines.dropFirst().first,
      let alignments = Self.alignments(second)
    else { return nil }
    header = Self.cells(first)
    guard header.count == alignments.count, header.count <= Self.mostColumns else { return nil }
    self.alignments = alignments
    rows = lines.dropFirst(2).prefix { $0.contains("|") }.map(Self.cells)
  }

  /// The table as HTML, with header cells.
  var markup: Markup {
    let titles = zip(header, alignments).map { cell, alignment in
      "<th scope=\"col\"\(Self.attribute(alignment))>\(MarkdownInline.render(cell))</th>" as Markup
    }
    let body = rows.map { row in
      let cells = zip(row, alignments).map { cell, alignment in
        "<td\(Self.attribute(alignment))>\(MarkdownInline.render(cell))</td>" as Markup
      }
      let left = header.count - row.count
      let rest: Markup = left > 0 ? "<td colspan=\"\(left)\"></td>" : ""
      return "<tr>\(cells)\(rest)</tr>\n" as Markup
    }
    return """
      <table class="typed">
      <thead><tr>\(titles)</tr></thead>
      <tbody>
      \(body)</tbody></table>

      """
  }

  private static func attribute(_ alignment: Alignment) -> Markup {
    alignment == .left ? "" : " class=\"\(alignment.rawValue)\""
  }

  /// The alignments that a row of dashes sets, or nil if the line is not such a row.
  private static func alignments(_ line: String) -> [Alignment]? {
    guard line.contains("-"), line.contains("|"),
      line.unicodeScalars.allSatisfy("|:- ".unicodeScalars.contains)
    else { return nil }
    var alignments: [Alignment] = []
    for cell in cells(line) {
      let dashes = cell.drop { $0 == ":" }.prefix { $0 == "-" }
      let (left, right) = (cell.hasPrefix(":"), cell.hasSuffix(":"))
      guard !dashes.isEmpty, dashes.count + (left ? 1 : 0) + (right ? 1 : 0) == cell.count
      else { return nil }
      alignments.append(right ? (left ? .center : .right) : .left)
    }
    return alignments
  }

  /// The cells of a row, without the spaces around them.
  private static func cells(_ line: String) -> [String] {
    let scalars = Array(line.unicodeScalars)
    var verbatim = MarkdownVerbatim(scalars)
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let span = verbatim.span(at: index) {
        let typed = scalars[index..<span.end]
        cell.append(contentsOf: span.isCode ? typed.withoutEscapedBars : Array(typed))
        index = span.end
      } else if scalars[index] == "\\", index + 1 < scalars.count {
        cell.append(contentsOf: scalars[index...(index + 1)].withoutEscapedBars)
        index += 2
      } else if scalars[index] == "|" {
        cells.append(String(cell).trimmed)
        cell = .init()
        index += 1
      } else {
        cell.append(scalars[index])
        index += 1
      }
    }
    // The bars at both ends are optional.
    if cells.first?.isEmpty == true { cells.removeFirst() }
    let last = String(cell).trimmed
    return last.isEmpty ? cells : cells + [last]
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The scalars with `|` for each `\|`.
  fileprivate var withoutEscapedBars: [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in self {
      if scalar == "|", result.last == "\\" { result.removeLast() }
      result.append(scalar)
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    var end = start[...]
    while end.last?.isWhitespace == true { end.removeLast() }
    return String(end)
  }
}
