/// The comment at the top of a patch, which describes the patch.
///
///     // attack: What is tried, in one sentence;
///     //   longer ones continue like this.
///     // check: a1.softmax.naive.loss
///
/// Values are read by key. A missing, unknown or repeated key is an error.
package struct PatchHeader: Sendable {
  private struct Field {
    var value: String
    let line: Int
  }

  private let file: String
  private let firstLine: Int
  private var fields: [String: Field] = [:]
  private var taken: Set<String> = []
  /// The index of the first line after the header.
  let end: Int

  /// Reads the lines `// key: value` at the top, including their continuation lines.
  ///
  /// - Parameters:
  ///   - lines: Lines of the file, as a slice of all its lines.
  ///   - file: The file's name for error messages.
  /// - Throws: `PatchError` if a key is repeated.
  init(_ lines: ArraySlice<Substring>, file: String) throws(PatchError) {
    (self.file, firstLine) = (file, lines.startIndex + 1)
    var last: String?
    var end = lines.startIndex
    for (index, line) in zip(lines.indices, lines) {
      if let key = last, line.hasPrefix("//   ") {
        fields[key]?.value += " " + line.dropFirst(5)
      } else {
        guard let key = Self.key(of: line) else { break }
        guard fields[key] == nil else {
          throw PatchError(file: file, line: index + 1, problem: "its header has '\(key):' twice")
        }
        let value = line.dropFirst(key.count + 4).drop { $0 == " " }
        fields[key] = Field(value: String(value), line: index + 1)
        last = key
      }
      end = index + 1
    }
    self.end = end
  }

  /// Returns the key of a line `// key: value`; nil for any other line.
  private static func key(of line: Substring) -> String? {
    guard line.hasPrefix("// "), let colon = line.firstIndex(of: ":") else { return nil }
    return String(line[..<colon].dropFirst(3))
  }

  /// Returns the value of a required key.
  ///
  /// - Throws: `PatchError` if the header does not contain it.
  package mutating func take(_ key: String) throws(PatchError) -> String {
    guard let value = takeIfAny(key), !value.isEmpty else {
      throw error(key, "its header has no '\(key):'")
    }
    return value
  }

  /// Returns the value of an optional key, or nil if the header does not contain it.
  package mutating func takeIfAny(_ key: String) -> String? {
    taken.insert(key)
    return fields[key]?.value
  }

  /// Throws an error if the header has a key that was never read.
  ///
  /// - Throws: `PatchError` if there is an unknown key.
  package func finish() throws(PatchError) {
    guard let unknown = fields.keys.filter({ !taken.contains($0) }).min() else { return }
    throw error(unknown, "its header has the unknown key '\(unknown):'")
  }

  /// Creates an error about the value of a key, with its line.
  package func error(_ key: String, _ problem: String) -> PatchError {
    PatchError(file: file, line: fields[key]?.line ?? firstLine, problem: problem)
  }
}
