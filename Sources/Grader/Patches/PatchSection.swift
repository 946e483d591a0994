/// A section of a patch file: a header, and a patch for one file of the reference.
package struct PatchSection: Sendable {
  /// The header.
  package var header: PatchHeader
  /// The changes.
  package let patch: Patch

  /// Reads a file that is a single patch, whose header is optional.
  ///
  /// - Throws: `PatchError`.
  package init(_ text: String, file: String) throws(PatchError) {
    try self.init(Self.lines(text)[...], file: file)
  }

  private init(_ lines: ArraySlice<Substring>, file: String) throws(PatchError) {
    header = try PatchHeader(lines, file: file)
    patch = try Patch(lines[header.end...], file: file)
  }

  /// Reads a file with several patches, each of which begins with a line `// key: …` that has the
  /// given key.
  ///
  /// There may be comments before the first patch.
  ///
  /// - Throws: `PatchError`.
  package static func all(
    in text: String, file: String, each key: String
  ) throws(PatchError) -> [PatchSection] {
    let lines = lines(text)
    let starts = lines.indices.filter { lines[$0].hasPrefix("// \(key): ") }
    let first = starts.first ?? lines.endIndex
    if let line = lines[..<first].firstIndex(where: { !$0.isEmpty && !$0.hasPrefix("//") }) {
      throw PatchError(
        file: file, line: line + 1, problem: "there must be no code before the first '// \(key):'")
    }
    var sections: [PatchSection] = []
    for (start, end) in zip(starts, starts.dropFirst() + [lines.endIndex]) {
      sections.append(try PatchSection(lines[start..<end], file: file))
    }
    return sections
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
