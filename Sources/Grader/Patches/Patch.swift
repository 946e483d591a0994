/// A named change to one file of the reference.
package protocol ReferenceChange: Sendable {
  /// The name, in a few words.
  var name: String { get }
  /// The file of the reference, relative to the assignment's folder.
  var file: String { get }
  /// The change.
  var patch: Patch { get }
}

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
/// ``` `// stub f` replaces a solution by its stub, and `// stub` replaces all remaining solutions.
/// If a solution consists of declarations, it is named after the type that contains them. Code
/// before the first of these lines is added to the end of the file, and imports are added to the
/// top. Changes are applied in order. Blank lines before and after a piece of code are ignored. All
/// other text is taken literally, without escapes.
package struct Patch: Sendable {
  private let file: String
  private var imports: [Substring] = []
  /// The lines that the patch adds to the end of the file.
  package private(set) var declarations: [Substring] = []
  private var changes: [PatchChange] = []

  /// Reads a patch.
  ///
  /// - Parameters:
  ///   - lines: The patch's lines, as a slice of all lines of its file.
  ///   - file: The name of the patch's file, for error messages.
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

  /// Whether the patch contains no changes, that is, no line such as `// into f`.
  package var isEmpty: Bool { changes.isEmpty }

  /// The functions that the patch names and whose solutions it changes.
  package var functions: Set<String> { Set(changes.compactMap(\.function)) }

  /// Whether the patch has changes and each of them names its function.
  package var staysInFunctions: Bool {
    !isEmpty && changes.allSatisfy { $0.function != nil }
  }

  /// Applies the changes to the text of a file.
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
  /// The lines, without blank lines at the beginning and at the end.
  var withoutBlankEnds: [Substring] {
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(self[first...last])
  }
}
