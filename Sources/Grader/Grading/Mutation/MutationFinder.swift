import CourseKit
import Symbols

/// Finds the mutations of a file: changes to single operators, constants, names and statements in
/// its solutions.
///
/// It looks at words and marks and does not know types, so some of its mutations do not compile.
/// Those are left out when the file is built.
struct MutationFinder {
  let file: String
  let bytes: [UInt8]
  let marked: MarkedSource
  let tokens: [SourceTokens.Token]
  /// The first byte of each line, and the end of the file.
  let lineStarts: [Int]
  private(set) var found: [Mutation] = []

  /// Finds all mutations of a file.
  ///
  /// - Parameters:
  ///   - text: The text of the reference.
  ///   - file: The file's path in the assignment's folder.
  /// - Returns: The mutations, by line.
  /// - Throws: `MarkerError`.
  static func all(in text: String, file: String) throws -> [Mutation] {
    var finder = MutationFinder(try MarkedSource(text, file: file), text: text, file: file)
    finder.find()
    var texts: Set<String> = []
    return finder.found.filter { texts.insert("\($0.range) \($0.replacement)").inserted }
      .sorted { ($0.range.lowerBound, $0.kind.rawValue) < ($1.range.lowerBound, $1.kind.rawValue) }
  }

  private init(_ marked: MarkedSource, text: String, file: String) {
    (self.marked, self.file) = (marked, file)
    let bytes = Array(text.utf8)
    self.bytes = bytes
    tokens = SourceTokens(bytes).tokens
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  private mutating func find() {
    for region in marked.regions {
      let start = lineStarts[region.lines.lowerBound + 1]
      let end = lineStarts[region.lines.upperBound]
      let inside = tokens.indices.filter { start <= tokens[$0].offset && tokens[$0].offset < end }
      guard let first = inside.first, let last = inside.last else { continue }
      for index in first...last { changeToken(index, in: region, before: last + 1) }
      for line in region.lines.dropFirst().dropLast() { changeLine(line, in: region) }
    }
  }

  private mutating func changeToken(
    _ index: Int, in region: MarkedSource.Region, before end: Int
  ) {
    let token = tokens[index]
    if token.isWord {
      if token.text.first?.isNumber == true {
        changeConstant(index, in: region)
      } else {
        changeName(index, in: region)
        if token.text == "if" { forceCondition(index, in: region, before: end) }
      }
      return
    }
    if token.text == "(", index > 0, tokens[index - 1].isWord, isAdjacent(index - 1) {
      exchangeArguments(index, in: region, before: end)
    }
    // Only the first mark of an operator.
    guard Self.marks.contains(token.text),
      index == 0 || !Self.marks.contains(tokens[index - 1].text) || !isAdjacent(index - 1)
    else { return }
    changeOperator(index, in: region, before: end)
  }

  private static let marks: Set<String> = ["+", "-", "*", "/", "<", ">", "=", "!", "&", "|", "."]
  private static let exchanges = [
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "<": ["<=", ">"], "<=": ["<"],
    ">": [">=", "<"], ">=": [">"], "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
    "+=": ["-=", "="], "-=": ["+=", "="], "*=": ["/="], "/=": ["*="], "..<": ["..."],
    ".<": [".<="], ".>": [".>="],
  ]
  private static let arithmetic: Set<String> = ["+", "-", "*", "/"]

  private mutating func changeOperator(
    _ index: Int, in region: MarkedSource.Region, before end: Int
  ) {
    var last = index
    while last + 1 < end, Self.marks.contains(tokens[last + 1].text), isAdjacent(last) { last += 1 }
    let range = tokens[index].offset..<tokens[last].offset + 1
    let text = self.text(range)
    let isSpaced = isSpace(range.lowerBound - 1) && isSpace(range.upperBound)
    guard isSpaced || text == "..<" else {
      if text == "-", !isSpace(range.upperBound), last + 1 < end,
        isSpace(range.lowerBound - 1) || "([,".utf8.contains(bytes[range.lowerBound - 1])
      {
        add(.sign, range, "", in: region)
      }
      return
    }
    for other in Self.exchanges[text] ?? [] { add(.operator, range, other, in: region) }
    guard Self.arithmetic.contains(text), let operand = operand(after: last, before: end) else {
      return
    }
    add(.operand, range.lowerBound - 1..<operand, "", in: region)
  }

  /// The end of the term or factor after an operator, or nil.
  private func operand(after index: Int, before end: Int) -> Int? {
    var place = index + 1
    guard place < end else { return nil }
    if tokens[place].text == "-" { place += 1 }
    guard place < end, tokens[place].isWord || tokens[place].text == "(" else { return nil }
    if !tokens[place].isWord {
      guard let close = closing(place, before: end) else { return nil }
      place = close
    }
    while place + 1 < end, isAdjacent(place) {
      let next = tokens[place + 1].text
      if next == ".", place + 2 < end, tokens[place + 2].isWord {
        place += 2
      } else if next == "(" || next == "[" {
        guard let close = closing(place + 1, before: end) else { return nil }
        place = close
      } else {
        break
      }
    }
    return tokens[place].offset + tokens[place].text.utf8.count
  }

  func closing(_ open: Int, before end: Int) -> Int? {
    var depth = 0
    for place in open..<end {
      if ["(", "[", "{"].contains(tokens[place].text) { depth += 1 }
      if [")", "]", "}"].contains(tokens[place].text) { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }

  private mutating func changeConstant(_ index: Int, in region: MarkedSource.Region) {
    let start = tokens[index].offset
    // Not a number of a tuple's element, or the rest of a number.
    guard
      start == 0 || bytes[start - 1] != UInt8(ascii: ".") || bytes[start - 2] == UInt8(ascii: ".")
    else { return }
    guard start == 0 || !"-+".utf8.contains(bytes[start - 1]) || !isExponent(start - 2) else {
      return
    }
    var end = start
    func isDigit(_ place: Int) -> Bool { place < bytes.count && (48...57).contains(bytes[place]) }
    while isDigit(end) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(end + 1) {
      end += 1
      while isDigit(end) { end += 1 }
    }
    if isExponent(end) {
      end += 1
      if end < bytes.count, "-+".utf8.contains(bytes[end]) { end += 1 }
      while isDigit(end) { end += 1 }
    }
    let range = start..<end
    if let number = Int(text(range)) {
      add(.constant, range, "\(number + 1)", in: region)
      if number > 0 { add(.constant, range, "\(number - 1)", in: region) }
    } else if let number = Double(text(range)) {
      add(.constant, range, "\(number * 2)", in: region)
      add(.constant, range, "0.0", in: region)
    }
  }

  private func isExponent(_ place: Int) -> Bool {
    place >= 1 && place < bytes.count && "eE".utf8.contains(bytes[place])
      && (48...57).contains(bytes[place - 1])
  }

  private static let names = [
    "sum": ["mean"], "mean": ["sum"], "max": ["min"], "min": ["max"], "maximum": ["minimum"],
    "minimum": ["maximum"], "first": ["last"], "last": ["first"], "argmax": ["argmin"],
    "zeros": ["ones"], "ones": ["zeros"], "train": ["test"], "test": ["train"], "true": ["false"],
    "false": ["true"], "exp": ["abs"], "rand": ["randn"], "randn": ["rand"],
  ]
  /// Functions without arguments whose call can be left out.
  private static let steps: Set<String> = [
    "squareRoot", "square", "absolute", "transposed", "exp", "log", "shuffled", "reversed",
  ]

  private mutating func changeName(_ index: Int, in region: MarkedSource.Region) {
    let token = tokens[index]
    let range = token.offset..<token.offset + token.text.utf8.count
    for other in Self.names[token.text] ?? [] { add(.name, range, other, in: region) }
    guard Self.steps.contains(token.text), index > 0, tokens[index - 1].text == ".",
      index + 2 < tokens.count, tokens[index + 1].text == "(", tokens[index + 2].text == ")"
    else { return }
    add(.call, tokens[index - 1].offset..<tokens[index + 2].offset + 1, "", in: region)
  }

  private mutating func forceCondition(
    _ index: Int, in region: MarkedSource.Region, before end: Int
  ) {
    guard let brace = (index..<end).first(where: { tokens[$0].text == "{" }), brace > index + 1,
      !tokens[index..<brace].contains(where: { ["let", "var", "case"].contains($0.text) })
    else { return }
    let last = tokens[brace - 1]
    let range = tokens[index + 1].offset..<last.offset + last.text.utf8.count
    for value in ["true", "false"] { add(.condition, range, value, in: region) }
  }

  /// Functions whose arguments may change places.
  private static let symmetric: Set<String> = ["maximum", "minimum", "max", "min", "accuracy"]

  /// Exchanges the values of neighboring arguments of a call.
  private mutating func exchangeArguments(
    _ open: Int, in region: MarkedSource.Region, before end: Int
  ) {
    guard let close = closing(open, before: end), close > open + 1,
      !Self.symmetric.contains(tokens[open - 1].text)
    else { return }
    let values = arguments(of: open, closing: close)
    guard (2...4).contains(values.count) else { return }
    for (left, right) in zip(values, values.dropFirst())
    where !left.isEmpty && !right.isEmpty && text(left) != text(right) {
      let between = text(left.upperBound..<right.lowerBound)
      add(
        .arguments, left.lowerBound..<right.upperBound, text(right) + between + text(left),
        in: region)
    }
  }

  /// The bytes of the values between two parentheses, without labels.
  func arguments(of open: Int, closing close: Int) -> [Range<Int>] {
    var depth = 0
    var starts = [open + 1]
    for place in open + 1..<close {
      if ["(", "[", "{"].contains(tokens[place].text) { depth += 1 }
      if [")", "]", "}"].contains(tokens[place].text) { depth -= 1 }
      if depth == 0, tokens[place].text == "," { starts.append(place + 1) }
    }
    let ends = starts.dropFirst().map { $0 - 2 } + [close - 1]
    return zip(starts, ends).map { start, last -> Range<Int> in
      let isLabeled = start + 1 <= last && tokens[start + 1].text == ":"
      let first = isLabeled ? start + 2 : start
      guard first <= last else { return 0..<0 }
      return tokens[first].offset..<tokens[last].offset + tokens[last].text.utf8.count
    }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  private func isSpace(_ place: Int) -> Bool {
    bytes.indices.contains(place) && (bytes[place] == 32 || bytes[place] == 10)
  }
  /// Whether the next token follows without a space.
  private func isAdjacent(_ index: Int) -> Bool {
    tokens[index].offset + tokens[index].text.utf8.count == tokens[index + 1].offset
  }

  mutating func add(
    _ kind: Mutation.Kind, _ range: Range<Int>, _ replacement: String,
    in region: MarkedSource.Region
  ) {
    let line = lineStarts.lastIndex { $0 <= range.lowerBound } ?? 0
    let code = marked.lines[line].drop { $0 == " " }
    let start = lineStarts[line] + marked.lines[line].utf8.count - code.utf8.count
    found.append(
      Mutation(
        file: file, owner: region.owner, line: line + 1, kind: kind, original: text(range),
        replacement: replacement, range: range,
        context: "\(code) @\(range.lowerBound - start)"))
  }
}
