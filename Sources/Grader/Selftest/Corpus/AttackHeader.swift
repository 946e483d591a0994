import Record

/// The comment at the top of a submission of the corpus.
///
///     // attack: What is tried, in one sentence;
///     //   longer ones go on like this.
///     // documented: Where it was seen.
///     // rows: R1 F3
///     // check: a1.softmax.naive.loss
///     // expect: refused
///     // boxed: failed or crashed
///
/// `boxed` may be left out. Anything else that is missing, unknown or said twice is an error.
struct AttackHeader {
  let attack: String
  let documented: String
  let rows: [String]
  let check: String
  let expected: [Verdict]
  let boxed: [Verdict]
  let isAlone: Bool

  /// Reads the comment.
  ///
  /// - Throws: `CorpusError` with what is wrong.
  init(_ text: String, file: String) throws {
    var fields = try Self.fields(text, file: file)
    func take(_ key: String) throws -> String {
      guard let value = fields.removeValue(forKey: key), !value.isEmpty else {
        throw CorpusError(file, "its header does not say '\(key):'")
      }
      return value
    }
    attack = try take("attack")
    documented = try take("documented")
    rows = try take("rows").split(separator: " ").map(String.init)
    for row in rows where Family(row: row) == nil {
      throw CorpusError(file, "'\(row)' is no row of the list of threats")
    }
    check = try take("check")
    expected = try Self.verdicts(take("expect"), file: file)
    boxed = try fields.removeValue(forKey: "boxed").map { try Self.verdicts($0, file: file) } ?? []
    isAlone =
      try fields.removeValue(forKey: "alone").map { value in
        guard value == "yes" else { throw CorpusError(file, "'alone:' is 'yes' or left out") }
        return true
      } ?? false
    if let unknown = fields.keys.sorted().first {
      throw CorpusError(file, "its header has an unknown '\(unknown):'")
    }
  }

  /// The lines `// key: value` at the top, with those that continue them.
  private static func fields(_ text: String, file: String) throws -> [String: String] {
    var fields: [String: String] = [:]
    var last: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let key = last, line.hasPrefix("//   ") {
        fields[key, default: ""] += " " + line.dropFirst(5)
        continue
      }
      guard line.hasPrefix("// "), let colon = line.firstIndex(of: ":") else { break }
      let key = String(line[line.index(line.startIndex, offsetBy: 3)..<colon])
      guard fields[key] == nil else { throw CorpusError(file, "its header says '\(key):' twice") }
      fields[key] = String(line[line.index(after: colon)...].drop { $0 == " " })
      last = key
    }
    return fields
  }

  private static func verdicts(_ text: String, file: String) throws -> [Verdict] {
    try text.split(separator: " ").filter { $0 != "or" }.map { word in
      guard let verdict = Verdict(rawValue: String(word)) else {
        throw CorpusError(file, "there is no verdict '\(word)'")
      }
      return verdict
    }
  }
}
