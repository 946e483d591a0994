/// Changes to a file of the reference, in a readable notation.
///
/// ```
/// import Glibc
/// // into f
/// code to insert before the solution of the function f
/// // instead of f
/// the code that replaces it
/// // stub f
/// // find
/// text of the file, copied from it, which occurs once
/// // replace
/// the code that replaces it
/// ```
/// `// stub f` replaces a solution by its stub, and `// stub` replaces all solutions that remain. A
/// solution of declarations has the name of its type. Code above the first of these lines goes to
/// the end of the file, and imports go to its top. Changes are applied in order. Blank lines around
/// a piece of code are ignored; nothing else is omitted or needs escaping.
package struct Patch: Sendable {
  private let file: String
  private var imports: [Substring] = []
  /// The lines that it adds to the end of the file.
  package private(set) var declarations: [Substring] = []
  private var changes: [PatchChange] = []

  /// Reads a patch.
  ///
  /// - Parameters:
  ///   - lines: Lines of its file, indexed from 0 at the file's first line.
  ///   - file: The name of its file for error messages.
  /// - Throws: `PatchError`.
  init(_ lines: ArraySlice<Substring>, file: String) throws(PatchError) {
    self.file = file
    for (index, line) in zip(lines.indices, lines) {
      if let change = PatchChange(line, number: index + 1) {
        changes.append(change)
      } else if line == "// replace" {
        guard let last = changes.indices.last, changes[last].beginReplacement() else {
          throw PatchError(
            file: file, line: index + 1,
            problem: "'// replace' must come after '// find' and the text to find")
        }
      } else if let last = changes.indices.last {
        changes[last].lines.append(line)
      } else if line.hasPrefix("import ") {
        imports.append(line)
      } else {
        declarations.append(line)
      }
    }
    declarations = declarations.withoutBlankEnds
    for change in changes {
      guard let problem = change.fault else { continue }
      throw PatchError(file: file, line: change.number, problem: problem)
    }
  }

  /// Whether it changes nothing, because it has none of the lines that specify a change.
  package var isEmpty: Bool { changes.isEmpty }

  /// The functions whose solutions it changes.
  package var functions: Set<String> { Set(changes.compactMap(\.function)) }

  /// Whether the enclosing function is known for every change.
  package var staysInFunctions: Bool {
    !isEmpty && changes.allSatisfy { $0.function != nil }
  }

  /// The file with the changes applied.
  ///
  /// - Throws: `PatchError` if a change does not apply, or `MarkedSource.MarkerError`.
  package func applied(to text: String) throws -> String {
    let changed = try changes.reduce(text) { text, change in
      try change.applied(to: text, patch: file)
    }
    guard !imports.isEmpty || !declarations.isEmpty else { return changed }
    return (imports + [changed[...]] + declarations).joined(separator: "\n")
  }
}

extension [Substring] {
  /// The lines without blank lines at either end.
  var withoutBlankEnds: [Substring] {
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(self[first...last])
  }
}
