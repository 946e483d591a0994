import Record
import Symbols

/// The functions of a file whose signatures are no longer those that were handed out.
///
/// Files that nobody edits call them, so the compiler reports a changed signature there.
struct SignatureChanges {
  /// One function.
  struct Change: Equatable {
    /// The name of the function.
    let name: String
    /// What to tell the author.
    let diagnostic: BuildRecord.Diagnostic
  }

  /// The changes, in the order of the functions.
  private(set) var all: [Change] = []

  /// Compares a submitted file with the file that was handed out.
  init(from stub: [UInt8], to submitted: [UInt8]) {
    let (handedOut, found) = (Self.functions(stub), Self.functions(submitted))
    let known = Set(handedOut.map(\.form))
    let lines = SourceLines(submitted)
    for function in handedOut where !found.contains(where: { $0.form == function.form }) {
      let expected = "expected '\(function.text)'"
      guard let other = found.first(where: { $0.name == function.name && !known.contains($0.form) })
      else {
        add(function.name, "the function '\(function.name)' is missing: \(expected)", nil)
        continue
      }
      add(
        function.name,
        "the signature of '\(function.name)' was changed, and other files call it: \(expected), "
          + "found '\(other.text)'. Write it as it was handed out", lines.place(at: other.offset))
    }
  }

  private mutating func add(_ name: String, _ message: String, _ place: SourcePlace?) {
    all.append(
      Change(
        name: name,
        diagnostic: .init(
          severity: "error", line: place?.line ?? 0, column: place?.column ?? 0, message: message,
          source: place?.text ?? "")))
  }

  /// A function with its signature, in which spaces do not matter.
  private struct Function {
    let name: String
    let text: String
    let offset: Int

    /// The signature without what callers cannot see: the inner names and the defaults of
    /// parameters.
    var form: String {
      text.replacing(/(\w+) \w+:/) { "\($0.1):" }.replacing(/\s=\s[^,)]*/, with: "")
        .filter { !$0.isWhitespace }
    }
  }

  /// The functions of a file that have bodies.
  private static func functions(_ bytes: [UInt8]) -> [Function] {
    let source = SourceTokens(bytes)
    return source.tokens.indices.compactMap { index in
      guard source.tokens[index].text == "func", let name = source.functionName(at: index),
        let body = source.body(ofFunctionAt: index)
      else { return nil }
      let before = source.tokens[..<index].reversed().prefix { modifiers.contains($0.text) }
      let kept = before.filter { $0.text != "public" }.map(\.text).reversed()
      let (start, end) = (source.tokens[index].offset, source.tokens[body.lowerBound].offset)
      let code = String(decoding: bytes[start..<end], as: UTF8.self)
      let text = (kept + code.split(whereSeparator: \.isWhitespace).map(String.init))
        .joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
      return Function(name: name, text: text, offset: start)
    }
  }

  private static let modifiers: Set<String> = ["public", "mutating", "static"]
}
