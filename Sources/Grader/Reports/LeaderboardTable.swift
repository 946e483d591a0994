import Foundation
import Presentation
package import Record

/// The contents of a leaderboard: the submissions of one assignment, starting with the fastest.
///
/// As text, it is a CSV table with a header and one line per submission. The overall ratio of a
/// submission is the geometric mean of its ratios, so being twice as fast in one exercise makes up
/// for being twice as slow in another.
package struct LeaderboardTable: Sendable, Equatable {
  /// The names of the checks that compare times with the reference.
  ///
  /// The table has a column for each check.
  package let checks: [String]
  /// The submissions, starting with the fastest.
  package private(set) var entries: [Entry] = []

  private static let front = ["place", "submission", "ratio"]
  private static let back = ["seed", "graded", "sha256"]

  /// Creates a table without submissions.
  package init(checks: [String]) {
    self.checks = checks
  }

  /// The row of one submission.
  package struct Entry: Sendable, Equatable {
    /// The name of the student or team, on a single line.
    ///
    /// No two submissions have the same name.
    package let name: String
    /// For each check, the student's time divided by the reference's, rounded as in the file.
    package let ratios: [Double]
    package let seed: Seed
    /// The time when grading began, as UTC in ISO 8601 format.
    package let graded: String
    /// The SHA-256 hash of the archive, in hexadecimal digits.
    package let sha256: String

    /// Creates an entry.
    package init(name: String, ratios: [Double], seed: Seed, graded: String, sha256: String) {
      // The name may be chosen by a student, and a spreadsheet treats text that begins with one of
      // these characters as a formula.
      let line = name.singleLine
      let isFormula = line.unicodeScalars.first.map("=+-@".unicodeScalars.contains) == true
      self.name = isFormula ? "'" + line : line
      self.ratios = ratios.map { Double($0.significant(4)) ?? $0 }
      self.seed = seed
      self.graded = graded
      self.sha256 = sha256
    }

    /// The geometric mean of the ratios.
    ///
    /// If the ratio is below 1, the student's code is faster than the reference.
    package var ratio: Double {
      exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count))
    }
  }

  /// Inserts a submission at the rank that its speed earns, and removes any earlier submission with
  /// the same name.
  ///
  /// - Returns: The rank of the submission, counted from 1.
  package mutating func enter(_ entry: Entry) -> Int {
    entries.removeAll { $0.name == entry.name }
    entries.append(entry)
    entries.sort { ($0.ratio, $0.name) < ($1.ratio, $1.name) }
    return (entries.firstIndex { $0.name == entry.name } ?? 0) + 1
  }

  /// The table as CSV text.
  package var text: String {
    let lines = entries.enumerated().map { index, entry in
      ["\(index + 1)", entry.name, entry.ratio.significant(4)]
        + entry.ratios.map { $0.significant(4) }
        + ["\(entry.seed)", entry.graded, entry.sha256]
    }
    return ([Self.front + checks + Self.back] + lines)
      .map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// Reads a table that was written as `text`.
  ///
  /// The rows may be in any order, because people edit the file.
  ///
  /// - Throws: `Unreadable` if a line is not valid.
  package init(_ text: String) throws(Unreadable) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let titles = lines.first.flatMap(Self.fields), titles.starts(with: Self.front),
      titles.suffix(Self.back.count) == Self.back[...],
      titles.count > Self.front.count + Self.back.count
    else { throw Unreadable(line: 1) }
    self.init(checks: Array(titles.dropFirst(Self.front.count).dropLast(Self.back.count)))
    for (index, line) in lines.enumerated().dropFirst() {
      guard let fields = Self.fields(line), fields.count == titles.count,
        let entry = Entry(fields, checks: checks.count),
        !entries.contains(where: { $0.name == entry.name })
      else { throw Unreadable(line: index + 1) }
      _ = enter(entry)
    }
  }

  /// The error for an invalid line in a leaderboard file.
  package struct Unreadable: Error, Equatable {
    /// The number of the line, counted from 1.
    ///
    /// Empty lines are not counted.
    package let line: Int
  }

  // A program that reads a table sees code points, while a Swift character may be a comma with an
  // accent. So quoting and reading go by scalars.

  private static func quoted(_ field: String) -> String {
    let scalars = field.unicodeScalars
    guard scalars.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
    let doubled = scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
    return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
  }

  /// Splits a line into its fields.
  ///
  /// The result is nil if a quote is not closed or is inside a field.
  private static func fields(_ line: Substring) -> [String]? {
    var fields: [String] = []
    var rest = line.unicodeScalars
    while true {
      var field = String.UnicodeScalarView()
      if rest.first == "\"" {
        repeat {
          rest.removeFirst()
          guard let end = rest.firstIndex(of: "\"") else { return nil }
          field += rest[..<end]
          rest = rest[rest.index(after: end)...]
          if rest.first == "\"" { field.append("\"") }
        } while rest.first == "\""
      } else {
        field.append(contentsOf: rest.prefix { $0 != "," && $0 != "\"" })
        rest = rest.dropFirst(field.count)
      }
      fields.append(String(field))
      guard let comma = rest.first else { return fields }
      guard comma == "," else { return nil }
      rest.removeFirst()
    }
  }
}

extension LeaderboardTable.Entry {
  /// Reads the fields of a line.
  ///
  /// The rank and the mean are skipped, because they are computed from the other fields.
  fileprivate init?(_ fields: [String], checks: Int) {
    let ratios = fields[3..<3 + checks].compactMap(Double.init)
    guard ratios.count == checks, ratios.allSatisfy({ $0.isFinite && $0 > 0 }),
      let seed = Seed(fields[3 + checks]), !fields[1].isEmpty
    else { return nil }
    self.init(
      name: fields[1], ratios: ratios, seed: seed, graded: fields[4 + checks].singleLine,
      sha256: fields[5 + checks].singleLine)
  }
}
