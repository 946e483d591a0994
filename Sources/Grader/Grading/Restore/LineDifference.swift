import Presentation

/// The lines in which two texts differ, for people.
enum LineDifference {
  /// The largest number of lines that are compared.
  private static let compared = 1000

  /// The lines that were removed and added, with their numbers.
  ///
  /// - Parameters:
  ///   - old: The original text.
  ///   - new: The changed text.
  ///   - limit: The largest number of lines to show.
  /// - Returns: Lines such as `- 12: let cell = 8`, with `+` for an added line; more are counted.
  static func lines(from old: [UInt8], to new: [UInt8], limit: Int = 12) -> [String] {
    let (old, new) = (split(old), split(new))
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
      switch change {
      case .remove(let index, _, _): removed.insert(index)
      case .insert(let index, _, _): added.insert(index)
      }
    }
    var lines: [String] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append("- \(i + 1): \(shown(old[i]))")
        i += 1
      } else if added.contains(j) {
        lines.append("+ \(j + 1): \(shown(new[j]))")
        j += 1
      } else {
        (i, j) = (i + 1, j + 1)
      }
    }
    guard lines.count > limit else { return lines }
    return lines.prefix(limit) + ["… and \(lines.count - limit) more lines"]
  }

  private static func split(_ bytes: [UInt8]) -> [Substring] {
    Array(
      String(decoding: bytes, as: UTF8.self)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(compared))
  }

  private static func shown(_ line: Substring) -> String {
    String(line).singleLine.truncated(to: 90)
  }
}
