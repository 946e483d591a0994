import Foundation

/// Pieces of code that go into functions of the reference.
///
/// `// into name` puts what follows before the solution of a function, `// instead of name` into its
/// place. What stands above the first of them goes to the end of the file, and imports to its top.
struct AttackPatch {
  private struct Piece {
    var function: String
    var replaces: Bool
    var code: String
  }

  private var imports: [String] = []
  private var declarations: [String] = []
  private var pieces: [Piece] = []
  private let file: String

  /// Reads a file of the corpus; nil when it holds a whole file rather than pieces.
  init?(_ text: String, file: String) throws {
    self.file = file
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("// into ") {
        pieces.append(Piece(function: String(line.dropFirst(8)), replaces: false, code: ""))
      } else if line.hasPrefix("// instead of ") {
        pieces.append(Piece(function: String(line.dropFirst(14)), replaces: true, code: ""))
      } else if !pieces.isEmpty {
        pieces[pieces.count - 1].code += line + "\n"
      } else if line.hasPrefix("import ") {
        imports.append(String(line))
      } else {
        declarations.append(String(line))
      }
    }
    if pieces.isEmpty { return nil }
  }

  /// The functions that it changes.
  var functions: Set<String> { Set(pieces.map(\.function)) }

  /// The names that it adds to the file, outside of functions.
  var declaredNames: Set<String> {
    let keywords: Set<Substring> = [
      "func", "let", "var", "struct", "class", "enum", "actor", "protocol", "typealias",
    ]
    var names: Set<String> = []
    for line in declarations where line.first?.isWhitespace == false {
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      guard let place = words.firstIndex(where: keywords.contains) else { continue }
      if let name = words.dropFirst(place + 1).first { names.insert(String(name)) }
    }
    return names
  }

  /// The names of other libraries under which it declares functions.
  var linkedNames: Set<String> {
    Set(declarations.flatMap { $0.matches(of: /@_silgen_name\("([^"]+)"\)/).map { String($0.1) } })
  }

  /// The file with the pieces in it.
  ///
  /// - Throws: `CorpusError`, when a function has no solution to attack.
  func applied(to text: String) throws -> String {
    var text = text
    for piece in pieces {
      guard let function = text.range(of: "func \(piece.function)"),
        let begin = text[function.upperBound...].range(of: "// BEGIN SOLUTION"),
        let end = text[begin.upperBound...].range(of: "// END SOLUTION")
      else {
        throw CorpusError(file, "the reference has no solution in a function '\(piece.function)'")
      }
      let place =
        piece.replaces ? begin.lowerBound..<end.upperBound : begin.lowerBound..<begin.lowerBound
      text.replaceSubrange(place, with: piece.code)
    }
    return (imports + [text] + declarations).joined(separator: "\n")
  }
}
