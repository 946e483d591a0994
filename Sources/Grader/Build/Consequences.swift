import CourseKit
import Record

/// Finds the compiler's messages that follow from others.
///
/// If the compiler does not know the type of a variable, it guesses one, and where the variable is
/// used, its messages are about the guess. After a mistake in a line, or a brace that is missing,
/// it no longer knows what the next words belong to. What may be a mistake of its own is never left
/// out.
struct Consequences {
  /// The messages that do not follow from others, in order.
  private(set) var kept: [BuildRecord.Diagnostic] = []
  /// The lines of the errors that follow from a message, by its index in `kept`.
  private(set) var lines: [Int: [Int]] = [:]

  private let source: SourceLines
  /// The names whose type is unknown because of an error.
  private var unknown: [(names: Set<String>, line: Int, cause: Int)] = []
  /// The errors about the type of a variable, by its declaration.
  private var wrongTypes: [TypedVariable: Int] = [:]

  /// A variable whose type does not suit its uses.
  private struct TypedVariable: Hashable {
    let name: String
    let type: String
    /// The line of its declaration.
    let line: Int
  }

  /// Splits the messages about one file, each of which has its line's text.
  init(_ list: [BuildRecord.Diagnostic], in source: SourceLines) {
    self.source = source
    var isLeftOut = false
    for diagnostic in list {
      switch diagnostic.severity {
      case "error":
        let cause = cause(of: diagnostic)
        isLeftOut = cause != nil
        if let cause {
          lines[cause, default: []].append(diagnostic.line)
        } else {
          note(diagnostic)
          kept.append(diagnostic)
        }
      case "note" where isLeftOut && diagnostic.line > 0: break
      default:
        isLeftOut = false
        kept.append(diagnostic)
      }
    }
  }

  /// Remembers what an error that is kept makes unknown.
  private mutating func note(_ error: BuildRecord.Diagnostic) {
    let missing = error.message.firstMatch(of: /cannot find (?:type )?'(\w+)' in scope/)
    var names = Set(Self.declaredNames(error.source))
    if let missing { names.insert(String(missing.1)) }
    if !names.isEmpty { unknown.append((names, error.line, kept.count)) }
    for variable in variables(error) { wrongTypes[variable] = wrongTypes[variable] ?? kept.count }
  }

  /// The index of the error that an error follows from, or nil.
  private func cause(of error: BuildRecord.Diagnostic) -> Int? {
    if let variable = variables(error).first(where: { wrongTypes[$0] != nil }) {
      return wrongTypes[variable]
    }
    if let first = syntaxCause(of: error) { return first }
    guard Self.isGuess(error) else { return nil }
    let used = Self.words(error.source)
    return unknown.first { !unknownNames($0, at: error.line).isDisjoint(with: used) }?.cause
  }

  /// The index of the error after which the parser lost its place, or nil.
  private func syntaxCause(of error: BuildRecord.Diagnostic) -> Int? {
    let parser = /^(?:expected |consecutive statements|single argument function types)/
    if error.message.contains(parser) {
      let before = kept.lastIndex { $0.line == error.line && $0.message.contains(parser) }
      if let before { return before }
    }
    let outside =
      /^(?:extraneous '}'|statements are not allowed at|attribute '\w+' can only be used in a non)/
    let braces = /^(?:a '}' is missing|expected '[{}]'|expected declaration|extraneous '}')/
    guard error.message.contains(outside) || error.message.hasPrefix("expected '}'") else {
      return nil
    }
    return kept.lastIndex { $0.message.contains(braces) }
  }

  /// Whether a message is about a type that the compiler guessed.
  ///
  /// `String` and `Duration` are the guesses for a value of an unknown type.
  private static func isGuess(_ error: BuildRecord.Diagnostic) -> Bool {
    let (text, source) = (error.message, error.source)
    guard text.contains(/cannot convert|binary operator|has no member|operator function/) else {
      return false
    }
    if text.contains("'String'") { return !source.contains("\"") && !source.contains("String") }
    return text.contains("'Duration'") && !source.contains("Duration")
  }

  /// The names that are unknown in a line because of an error further up in the same function.
  private func unknownNames(
    _ start: (names: Set<String>, line: Int, cause: Int), at line: Int
  ) -> Set<String> {
    guard start.line > 0, start.line <= line else { return [] }
    var names = start.names
    for place in start.line..<max(line, start.line) {
      let text = source.text(of: place) ?? ""
      if place > start.line, Self.words(text).contains("func") { return [] }
      if !names.isDisjoint(with: Self.words(text)) { names.formUnion(Self.declaredNames(text)) }
    }
    return names
  }

  /// The variables without a stated type that an error says have the wrong one.
  ///
  /// A number, and a tensor, may be right where it is declared, and be used in a wrong way several
  /// times.
  private func variables(_ error: BuildRecord.Diagnostic) -> [TypedVariable] {
    let bytes = Array(error.source.utf8)
    guard error.column > 0, error.column <= bytes.count else { return [] }
    let before = String(decoding: bytes[..<(error.column - 1)], as: UTF8.self)
    let after = String(decoding: bytes[(error.column - 1)...], as: UTF8.self)
    var claims: [(name: Substring, type: Substring)] = []
    if let types = error.message.firstMatch(of: /to operands of type '([^']+)' and '([^']+)'/) {
      if let left = before.firstMatch(of: /(?:^|[^\w.])(\w+) *$/) {
        claims.append((left.1, types.1))
      }
      if let right = after.firstMatch(of: /^[-+*\/<>=.&|]+ *(\w+)(?![\w.(\[])/) {
        claims.append((right.1, types.2))
      }
    } else if let type = error.message.firstMatch(
      of: /cannot convert (?:value|return expression) of type '([^']+)'/),
      let name = after.firstMatch(of: /^(\w+)(?![\w.(\[])/)
    {
      claims.append((name.1, type.1))
    }
    return claims.compactMap { name, type in
      guard !type.contains(/^(Tensor|Scalar|Int$|Float$|Double$)/),
        let line = declaration(of: String(name), before: error.line)
      else { return nil }
      return TypedVariable(name: String(name), type: String(type), line: line)
    }
  }

  /// The line in which a variable of a function is declared without its type, or nil.
  private func declaration(of name: String, before line: Int) -> Int? {
    for place in stride(from: line - 1, to: 0, by: -1) {
      let text = source.text(of: place) ?? ""
      if Self.declaredNames(text).contains(name) { return place }
      if Self.words(text).contains("func") { return nil }
    }
    return nil
  }

  /// The variables that a line declares without their types.
  private static func declaredNames(_ text: String) -> [String] {
    guard let match = text.firstMatch(of: /^\s*(?:let|var) (?:\(([^()]+)\)|(\w+))\s*=[^=]/) else {
      return []
    }
    return words(String(match.1 ?? match.2 ?? "")).sorted()
  }

  /// The words of a line, without those of a comment.
  private static func words(_ text: String) -> Set<String> {
    let code = text.firstRange(of: "//").map { text[..<$0.lowerBound] } ?? text[...]
    return Set(code.split { !$0.isInIdentifier }.map(String.init))
  }
}
