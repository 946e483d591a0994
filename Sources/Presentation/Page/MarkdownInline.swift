/// Renders code, bold and italic text within a paragraph.
///
/// Stars and underscores are emphasis only where CommonMark says so, and never in the middle of a
/// word or a formula: `2*reg*W`, `x**2`, `a__b`, `__init__` and `w^*` are shown as typed. So is
/// everything between dollars, and a mark that is never closed.
struct MarkdownInline {
  private enum Piece {
    case text(String)
    case code(String)
    case run(Run)
  }

  /// A run of stars or underscores.
  private struct Run {
    let mark: Unicode.Scalar
    /// The number of marks that are shown as typed.
    var count: Int
    /// The tags that end here, the innermost first.
    var closing: [String] = []
    /// The tags that begin here, the innermost first.
    var opening: [String] = []
  }

  private let scalars: [Unicode.Scalar]
  private var verbatim: MarkdownVerbatim
  private var pieces: [Piece] = []
  private var plain = String.UnicodeScalarView()
  /// The indices of the runs that may still begin emphasis.
  private var openers: [Int] = []

  /// How deep emphasis may be nested, because programs that read HTML have limits.
  private static let mostNested = 16

  /// Renders the text of a paragraph, an item or a cell.
  static func render(_ text: String) -> Markup {
    var inline = MarkdownInline(Array(text.unicodeScalars))
    inline.read()
    return inline.markup
  }

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    verbatim = MarkdownVerbatim(scalars)
  }

  private mutating func read() {
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if let span = verbatim.span(at: index) {
        add(span, from: index)
        index = span.end
      } else if scalar == "\\", index + 1 < scalars.count,
        "\\*_`$".unicodeScalars.contains(scalars[index + 1])
      {
        // Two backslashes are kept: in a formula they end a line.
        if scalars[index + 1] == "\\" { plain.append(scalar) }
        plain.append(scalars[index + 1])
        index += 2
      } else if "*_`$".unicodeScalars.contains(scalar) {
        let end = scalars[index...].firstIndex { $0 != scalar } ?? scalars.count
        if scalar == "*" || scalar == "_" {
          addRun(index..<end)
        } else {
          plain.append(contentsOf: scalars[index..<end])
        }
        index = end
      } else {
        plain.append(scalar)
        index += 1
      }
    }
    flush()
  }

  private mutating func flush() {
    if !plain.isEmpty { pieces.append(.text(String(plain))) }
    plain = .init()
  }

  private mutating func add(_ span: MarkdownVerbatim.Span, from start: Int) {
    guard span.isCode else {
      plain.append(contentsOf: scalars[start..<span.end])
      return
    }
    flush()
    var code = scalars[span.content].map { $0 == "\n" ? " " : $0 }
    let isPadded = code.first == " " && code.last == " " && code.contains { $0 != " " }
    if isPadded { code = Array(code.dropFirst().dropLast()) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: code)
    pieces.append(.code(String(text)))
  }

  private mutating func addRun(_ range: Range<Int>) {
    let sides = MarkdownSides(
      mark: scalars[range.lowerBound],
      before: range.lowerBound > 0 ? scalars[range.lowerBound - 1] : nil,
      after: range.upperBound < scalars.count ? scalars[range.upperBound] : nil)
    guard sides.canOpen || sides.canClose else {
      plain.append(contentsOf: scalars[range])
      return
    }
    flush()
    pieces.append(.run(Run(mark: sides.mark, count: range.count)))
    let index = pieces.count - 1
    let rest = sides.canClose ? close(index) : range.count
    if sides.canOpen, rest > 0, openers.count < Self.mostNested { openers.append(index) }
  }

  /// Ends emphasis at a run, and returns how many of its marks are left.
  private mutating func close(_ index: Int) -> Int {
    guard case .run(var closer) = pieces[index] else { return 0 }
    while closer.count > 0, let place = openers.lastIndex(where: { isRun(of: closer.mark, $0) }),
      case .run(var opener) = pieces[openers[place]]
    {
      let begin = openers[place]
      openers.removeSubrange((place + 1)...)
      let width = min(closer.count, opener.count, 2)
      if width == 2, closer.mark == "_", isName(between: begin, and: index) {
        openers.removeLast()
        break
      }
      let tag = width == 2 ? "strong" : "em"
      opener.count -= width
      opener.opening.append("<\(tag)>")
      closer.count -= width
      closer.closing.append("</\(tag)>")
      pieces[begin] = .run(opener)
      if opener.count == 0 { openers.removeLast() }
    }
    pieces[index] = .run(closer)
    return closer.count
  }

  private func isRun(of mark: Unicode.Scalar, _ index: Int) -> Bool {
    if case .run(let run) = pieces[index] { run.mark == mark } else { false }
  }

  /// Whether there is only a word between two runs, as in `__init__`.
  private func isName(between first: Int, and last: Int) -> Bool {
    guard last == first + 2, case .text(let text) = pieces[first + 1] else { return false }
    return text.unicodeScalars.allSatisfy { $0 == "_" || $0.isWord }
  }

  private var markup: Markup {
    let parts = pieces.map { piece -> Markup in
      switch piece {
      case .text(let text): "\(text)"
      case .code(let code): "<code>\(code)</code>"
      case .run(let run):
        """
        \(Markup(trusted: run.closing.joined()))\
        \(Markup(trusted: String(repeating: String(run.mark), count: run.count)))\
        \(Markup(trusted: run.opening.reversed().joined()))
        """
      }
    }
    return "\(parts)"
  }
}

/// The scalars on both sides of a run of stars or underscores, which decide what it can be.
private struct MarkdownSides {
  let mark: Unicode.Scalar
  let before: Unicode.Scalar?
  let after: Unicode.Scalar?

  /// Whether the run can begin emphasis.
  var canOpen: Bool { opens && (!closes || isWithoutSpaces) }
  /// Whether the run can end emphasis.
  var canClose: Bool { closes && (!opens || isWithoutSpaces) }

  private var opens: Bool {
    guard let after, !after.properties.isWhitespace, !")]}^,.;:".unicodeScalars.contains(after)
    else { return false }
    return isEdge(before, "([{\"'“‘«„–—:,;!?*_~（「『，。；：！？、")
  }

  private var closes: Bool {
    guard let before, !before.properties.isWhitespace, !"([{^\\".unicodeScalars.contains(before)
    else { return false }
    return isEdge(after, ")]}\"'”’»“–—:,;.!?…*_~）」』，。；：！？、")
  }

  private func isEdge(_ scalar: Unicode.Scalar?, _ marks: String) -> Bool {
    guard let scalar, !scalar.properties.isWhitespace else { return true }
    return marks.unicodeScalars.contains(scalar) || (mark == "*" && scalar.isIdeographic)
  }

  /// Whether the script on one side has no spaces between words, so that one side says nothing.
  private var isWithoutSpaces: Bool {
    mark == "*" && (before?.isIdeographic == true || after?.isIdeographic == true)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is part of a word.
  fileprivate var isWord: Bool { properties.isAlphabetic || properties.numericType != nil }

  /// Whether the scalar belongs to Chinese, Japanese or Korean text.
  fileprivate var isIdeographic: Bool {
    switch value {
    case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
