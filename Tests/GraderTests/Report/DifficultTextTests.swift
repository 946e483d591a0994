import Foundation
import GraderTestSupport
import Presentation
import Record
import Reports
import Testing

/// Difficult texts in each format, read back by another parser.
@Suite struct DifficultTextTests {
  /// A report in which every text is difficult.
  private static let report: GradingReport = {
    var report = SampleReport.graded
    let checks = DifficultText.all.enumerated().map { index, text in
      GradingReport.Check(
        id: "a1.x.\(index)", title: text, kind: "output", isHidden: false, verdict: .failed,
        earned: 0, points: 1, explanation: text, details: [.init(name: "x", value: text)],
        output: text)
    }
    report.questions = [
      .init(id: "a1.x", title: "x", score: report.score, checks: checks)
    ]
    report.submission.entries = DifficultText.all.map {
      .init(path: $0, disposition: .refused, reason: $0)
    }
    report.notes = DifficultText.all
    report.build.files = []
    return report
  }()

  /// The texts in one line without what no format may contain.
  private static let lines = DifficultText.all.map(\.singleLine)

  @Test func `JSON keeps every scalar`() throws {
    let text = try ReportFormat.json.render(Self.report, for: .instructor)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let notes = try #require(object?["notes"] as? [String])
    #expect(notes.count == DifficultText.all.count)
    for (note, text) in zip(notes, DifficultText.all) {
      // Foundation's reader drops some byte order marks.
      let (read, expected) = (note.withoutOrderMarks, text.withoutOrderMarks)
      #expect(read == expected)
    }
  }

  @Test func `Markdown has no link, no emphasis and no end of code but its own`() throws {
    let text = MarkdownReport.render(Self.report, for: .instructor)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "## Files not graded"))
    let files = lines[(start + 2)...].prefix(Self.lines.count)
    for (line, expected) in zip(files, Self.lines) {
      let pieces = try #require(MarkdownReader.pieces(line.listItem), "\(line)")
      let code = expected.isEmpty ? [] : [MarkdownReader.Piece.code(expected.withoutBars)]
      #expect(pieces == code + [.text(": refused, " + expected)], "\(line)")
    }
    let notes = lines.filter { $0.unicodeScalars.starts(with: "- ".unicodeScalars) }
    for (line, expected) in zip(notes.prefix(Self.lines.count), Self.lines) {
      #expect(MarkdownReader.pieces(line.listItem) == [.text(expected)], "\(line)")
      #expect(!line.listItem.beginsBlock, "\(line)")
    }
  }

  @Test func `code in a fence of Markdown ends where it should`() throws {
    let text = MarkdownReport.render(Self.report, for: .instructor)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array($0.unicodeScalars) }
    var fence: Int?
    var printed: [[Unicode.Scalar]] = []
    var blocks: [[[Unicode.Scalar]]] = []
    for line in lines {
      let run = line.prefix { $0 == "`" }.count
      if let open = fence {
        if run >= open, line.count == run {
          blocks.append(printed)
          fence = nil
        } else {
          printed.append(line)
        }
      } else if run >= 3, String(String.UnicodeScalarView(line.dropFirst(run))) == "text" {
        fence = run
        printed = []
      }
    }
    let expected = DifficultText.all.filter { !$0.isEmpty }.map { text in
      text.neutralLines.map { Array($0.unicodeScalars) }
    }
    #expect(blocks == expected)
  }

  @Test(arguments: [ReportFormat.html, .junit])
  func `HTML and XML show the text, and no element in it`(format: ReportFormat) throws {
    let parsed = XMLText(try format.render(Self.report, for: .instructor))
    #expect(parsed.count("script") == 0)
    let bytes = Data(parsed.text.utf8)
    for text in DifficultText.all {
      let plain = text.neutralLines.joined(separator: "\n")
      #expect(plain.isEmpty || bytes.range(of: Data(plain.utf8)) != nil)
    }
    guard format == .junit else { return }
    let names = parsed.elements.filter { $0.name == "testcase" }.map { $0.attributes["name"] ?? "" }
    // A parser of XML replaces a line break in an attribute by a space.
    let expected = DifficultText.all.map { $0.neutralized.replacing("\n", with: " ") }
    #expect(names.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test func `an answer has its words, and no element or attribute of its own`() {
    let allowed: Set<String> = [
      "root", "p", "pre", "code", "strong", "em", "ul", "ol", "li", "table", "thead", "tbody", "tr",
      "th", "td",
    ]
    let values: Set<String> = ["heading", "typed", "center", "right", "col"]
    // Also two texts as neighbors, and as the cells of a table.
    let texts =
      DifficultText.all + zip(DifficultText.all, DifficultText.all.dropFirst()).map { $0 + $1 }
      + DifficultText.all.map { "| a | b |\n| - | -: |\n| \($0.singleLine) | *\($0)* |" }
    for text in texts {
      let parsed = XMLText("<root>\(MarkdownText.render(text).text)</root>")
      #expect(parsed.elements.allSatisfy { allowed.contains($0.name) }, "\(text)")
      for (name, attributes) in parsed.elements {
        let isOurs = attributes.allSatisfy { key, value in
          values.contains(value) || (name == "td" && key == "colspan" && Int(value) != nil)
        }
        #expect(isOurs, "\(text)")
      }
      #expect(parsed.text.letters.isPart(of: text.neutralized.letters), "\(text)")
    }
  }

  @Test func `formulas and code of an answer are as typed, between whatever marks`() {
    let marks: Set<Unicode.Scalar> = ["$", "`", "\n", "\r", "\\"]
    for (index, text) in DifficultText.all.enumerated() {
      let typed = String(
        String.UnicodeScalarView(text.singleLine.unicodeScalars.filter { !marks.contains($0) }))
      for (open, close) in [("$", "$"), ("$$", "$$"), ("`", "`")] {
        let around = ["", "*a* ", "**", "_x_ and "][index % 4]
        let answer = "So \(around)\(open)x\(typed)x\(close) \(around)."
        let parsed = XMLText("<root>\(MarkdownText.render(answer).text)</root>")
        let verbatim = open == "`" ? "x\(typed)x" : "\(open)x\(typed)x\(close)"
        #expect(Data(parsed.text.utf8).range(of: Data(verbatim.utf8)) != nil, "\(answer)")
      }
    }
  }

  @Test func `a terminal gets one line for each text`() {
    let style = TerminalStyle(isTerminal: false, columns: 2000)
    let text = TerminalReport(style: style, audience: .instructor).render(Self.report)
    let forbidden = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
    }
    #expect(forbidden.isEmpty)
    let bytes = Data(text.utf8)
    for line in Self.lines {
      #expect(bytes.range(of: Data(line.utf8)) != nil, "\(line)")
    }
  }

  @Test func `a leaderboard has its columns, and no formula`() throws {
    var table = LeaderboardTable(checks: ["a1.x"])
    for text in DifficultText.all where !text.singleLine.isEmpty {
      _ = table.enter(.init(name: text, ratios: [0.5], seed: 1, graded: "now", sha256: "00"))
    }
    let rows = CSVReader.rows(table.text)
    #expect(rows.allSatisfy { $0.count == 7 })
    #expect(rows.dropFirst().map { Array($0[1].utf8) } == table.entries.map { Array($0.name.utf8) })
    for row in rows.dropFirst() {
      #expect(row[1].unicodeScalars.first.map("=+-@".unicodeScalars.contains) == false)
    }
    #expect(try LeaderboardTable(table.text) == table)
  }
}

/// Reads comma-separated values as a spreadsheet does, code point by code point.
private enum CSVReader {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          field.append(scalars.removeFirst())
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        row.append(String(field))
        field = .init()
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        field.append(scalar)
      }
    }
    return rows
  }
}

extension [Unicode.Scalar] {
  /// Whether the scalars occur among others, in the same order.
  fileprivate func isPart(of others: Self) -> Bool {
    var rest = self[...]
    for other in others where rest.first == other { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension String {
  /// The text with the replacement for vertical bars, which would end a cell of a table.
  fileprivate var withoutBars: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "|" ? "¦" : $0 }))
  }

  /// The letters.
  fileprivate var letters: [Unicode.Scalar] {
    unicodeScalars.filter(\.properties.isAlphabetic)
  }

  /// The scalars without byte order marks.
  fileprivate var withoutOrderMarks: [Unicode.Scalar] {
    unicodeScalars.filter { $0 != "\u{feff}" }
  }

  /// The text of a list item.
  fileprivate var listItem: String {
    String(String.UnicodeScalarView(unicodeScalars.dropFirst(2)))
  }

  /// Whether a line of Markdown is more than a paragraph.
  fileprivate var beginsBlock: Bool {
    let scalars = unicodeScalars
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    let after = Array(scalars.dropFirst(digits).prefix(2))
    let isMark = digits > 0 && (after.first == "." || after.first == ")")
    return (isMark && (after.count == 1 || after[1] == " "))
      || scalars.starts(with: "    ".unicodeScalars)
      || scalars.first.map("+-=#>~`".unicodeScalars.contains) == true
  }
}
