/// Finds code between backquotes and formulas between dollars, in which Markdown has no marks.
///
/// Positions must be asked for in increasing order, which makes a search linear however many marks
/// are never closed.
struct MarkdownVerbatim {
  /// A piece of a text that is shown as typed.
  struct Span {
    let isCode: Bool
    /// The positions of what is between the marks.
    let content: Range<Int>
    /// The position after the span.
    let end: Int
  }

  private let scalars: [Unicode.Scalar]
  /// The positions of runs of backquotes by their length, in decreasing order.
  private var backquotes: [Int: [Int]] = [:]
  /// The positions of dollars that can end a formula, by their number (1 or 2), in decreasing
  /// order.
  private var dollars: [Int: [Int]] = [:]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var index = scalars.count
    while index > 0 {
      let end = index
      index -= 1
      if scalars[index] == "`" {
        while index > 0, scalars[index - 1] == "`" { index -= 1 }
        backquotes[end - index, default: []].append(index)
      } else if scalars[index] == "$" {
        if index > 0, scalars[index - 1] == "$" {
          index -= 1
          dollars[2, default: []].append(index)
        } else if canClose(at: index) {
          dollars[1, default: []].append(index)
        }
      }
    }
  }

  /// A dollar ends a formula unless it is an amount of money, as in "$5 and $6".
  private func canClose(at index: Int) -> Bool {
    guard index > 0, !scalars[index - 1].properties.isWhitespace, scalars[index - 1] != "\\" else {
      return false
    }
    return index + 1 == scalars.count || !("0"..."9").contains(scalars[index + 1])
  }

  /// The span that begins at a position, or nil if none does.
  mutating func span(at start: Int) -> Span? {
    let mark = scalars[start]
    guard mark == "`" || mark == "$" else { return nil }
    let run = scalars[start...].prefix { $0 == mark }.count
    let count = mark == "`" ? run : min(run, 2)
    let first = start + count
    guard mark == "`" || count == 2 || opensFormula(first) else { return nil }
    let close =
      mark == "`"
      ? Self.next(&backquotes[count], from: first) : Self.next(&dollars[count], from: first)
    guard let close, close > first else { return nil }
    return Span(isCode: mark == "`", content: first..<close, end: close + count)
  }

  private func opensFormula(_ first: Int) -> Bool {
    first < scalars.count && !scalars[first].properties.isWhitespace
  }

  private static func next(_ positions: inout [Int]?, from start: Int) -> Int? {
    while let last = positions?.last, last < start { positions?.removeLast() }
    return positions?.last
  }
}
