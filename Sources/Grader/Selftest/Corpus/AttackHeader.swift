import Patches
import Record

/// The comment at the top of a submission in the corpus.
///
///     // attack: What is tried, in one sentence;
///     //   longer ones continue like this.
///     // documented: Where it was seen.
///     // rows: R1 F3
///     // check: a1.softmax.naive.loss
///     // expect: refused
///     // boxed: failed or crashed
///
/// `boxed` is optional. Any other key that is missing, and any key that is unknown or repeated, is
/// an error.
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
  /// - Throws: `PatchError` with what is wrong.
  init(_ fields: PatchHeader) throws(PatchError) {
    var fields = fields
    attack = try fields.take("attack")
    documented = try fields.take("documented")
    rows = try fields.take("rows").split(separator: " ").map(String.init)
    for row in rows where Family(row: row) == nil {
      throw fields.error("rows", "'\(row)' is not a row in the list of threats")
    }
    check = try fields.take("check")
    expected = try Self.verdicts(fields.take("expect"), in: fields, key: "expect")
    boxed =
      try fields.takeIfAny("boxed").map { value throws(PatchError) in
        try Self.verdicts(value, in: fields, key: "boxed")
      } ?? []
    let alone = fields.takeIfAny("alone")
    guard alone == nil || alone == "yes" else {
      throw fields.error("alone", "'alone:' must be 'yes' or omitted")
    }
    isAlone = alone != nil
    try fields.finish()
  }

  private static func verdicts(
    _ text: String, in fields: PatchHeader, key: String
  ) throws(PatchError) -> [Verdict] {
    var verdicts: [Verdict] = []
    for word in text.split(separator: " ") where word != "or" {
      guard let verdict = Verdict(rawValue: String(word)) else {
        throw fields.error(key, "there is no verdict '\(word)'")
      }
      verdicts.append(verdict)
    }
    return verdicts
  }
}
