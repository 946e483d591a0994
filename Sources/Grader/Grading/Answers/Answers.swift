/// A student's answers to the inline questions, from `answers.md`.
///
/// Each answer stands between two marker lines:
/// ```
/// <!-- answer: a1.nearestNeighbor.1 -->
/// The row is bright because …
/// <!-- /answer -->
/// ```
/// Reading is tolerant and never throws an error. If markers are damaged, all text that belongs to
/// a question is kept, and the rest is reported as problems.
package struct Answers: Sendable, Equatable {
  /// A problem with a line.
  package struct Problem: Sendable, Equatable, CustomStringConvertible {
    /// The line, counted from 1.
    package let line: Int
    /// One sentence for the student.
    package let message: String

    /// The message, preceded by the file's name and the line number.
    package var description: String { "answers.md, line \(line): \(message)" }
  }

  /// The answers that are not blank, in Markdown.
  ///
  /// The key is the question's name, such as `a1.nearestNeighbor.1`.
  package private(set) var texts: [String: String] = [:]
  /// The problems, sorted by line.
  package private(set) var problems: [Problem] = []

  /// The number of characters after which an answer is cut off.
  package static let answerLimit = 20_000
  /// The maximum number of problems that are reported.
  package static let problemLimit = 50

  /// The answer to a question; empty if there is none.
  package subscript(question: String) -> String { texts[question] ?? "" }

  /// Reads `answers.md`.
  ///
  /// - Parameters:
  ///   - text: The content of the file.
  ///   - questions: The questions of the assignment; answers to other questions are reported and
  ///     left out.
  ///   - template: The sheet as it was handed out; text that it does not have is reported if it is
  ///     outside of the marks. If it is nil, such text is not reported.
  ///   - former: A closure that returns a question's current name, given a former name, so that
  ///     answers under former names count too.
  package init(
    _ text: String, questions: [String], template: String? = nil,
    former: (String) -> String? = { _ in nil }
  ) {
    var reading = Reading(names: Names(questions, former: former))
    var outside = template.map { OutsideText(besides: $0) }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let number = index + 1
      switch AnswerMark(line, names: reading.names.all) {
      case .begin(let question, true) where question == reading.open?.question:
        reading.open?.body.append(line)
      case .begin(let question, let isDamaged):
        close(&reading, missing: "before the next answer")
        if isDamaged { report(number, Self.form("answer: \(reading.names.shown(question))")) }
        reading.open = (question, number, [])
      case .end(let isDamaged):
        if reading.open == nil {
          report(number, "the end mark does not belong to an answer")
        } else if isDamaged {
          report(number, Self.form("/answer"))
        }
        close(&reading)
      case .malformed:
        report(number, Self.form("answer: \(questions.first ?? "a1.nearestNeighbor.1")"))
      case nil:
        reading.open?.body.append(line)
        if reading.open == nil, outside?.isFirst(line) == true {
          report(number, "this text is not between the marks of an answer, so it is not read")
        }
        continue
      }
      outside?.end()
    }
    close(&reading, missing: "before the end of the file")
  }

  /// What is known while the lines are read.
  private struct Reading {
    let names: Names
    /// The answer that has begun but not ended.
    var open: (question: String, line: Int, body: [Substring])?
    /// The questions that have an answer.
    var seen: Set<String> = []
  }

  /// Ends the answer that is open, if there is one; if its end mark is missing, `place` says where.
  private mutating func close(_ reading: inout Reading, missing place: String? = nil) {
    guard let open = reading.open else { return }
    let question = reading.names.shown(open.question)
    if let place { report(open.line, "the answer to \(question) has no end mark \(place)") }
    keep(open.question, open.body, at: open.line, &reading)
    reading.open = nil
  }

  private static func form(_ inside: String) -> String {
    "the mark should have the form “<!-- \(inside) -->”"
  }

  private mutating func keep(
    _ mark: String, _ body: [Substring], at line: Int, _ reading: inout Reading
  ) {
    let names = reading.names
    guard let question = names.today[mark] ?? names.renamed[mark]?.today else {
      return report(
        line, "there is no question \(mark), only \(names.questions.joined(separator: ", "))")
    }
    if let former = names.renamed[mark]?.former, names.today[mark] == nil,
      reading.seen.insert(Names.question(former)).inserted
    {
      report(line, "\(former) is now called \(question); the answer still counts")
    }
    let text = Self.withoutComments(body.joined(separator: "\n"))
    guard !text.isEmpty else { return }
    guard reading.seen.insert(question).inserted else {
      return report(line, "there is already an answer to \(question); the first one counts")
    }
    if text.count > Self.answerLimit {
      report(line, "the answer to \(question) was cut off after \(Self.answerLimit) characters")
    }
    texts[question] = String(text.prefix(Self.answerLimit))
  }

  /// The names that a mark may contain, by their lowercase form.
  private struct Names {
    let questions: [String]
    let today: [String: String]
    let renamed: [String: (former: String, today: String)]

    init(_ questions: [String], former: (String) -> String?) {
      self.questions = questions
      today = Dictionary(
        questions.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
      let formerly = questions.compactMap { name in former(name).map { ($0, name) } }
      renamed = Dictionary(
        formerly.map { ($0.lowercased(), (former: $0, today: $1)) },
        uniquingKeysWith: { first, _ in first })
    }

    /// All names.
    var all: Set<String> { Set(today.keys).union(renamed.keys) }

    /// Returns a question's name as it is written today, or the mark's if there is no such
    /// question.
    func shown(_ mark: String) -> String { today[mark] ?? renamed[mark]?.today ?? mark }

    /// Returns the part of a name before the first period.
    static func question(_ name: String) -> String { String(name.prefix { $0 != "." }) }
  }

  private mutating func report(_ line: Int, _ message: String) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(Problem(line: line, message: message))
  }

  /// Returns a text without HTML comments, such as the template's hints, and without blank lines at
  /// its beginning and end.
  private static func withoutComments(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let start = rest.firstRange(of: "<!--") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else {
        // A comment that is not closed is kept as text, so that a typo does not cost an answer.
        result += rest[start.lowerBound...]
        return trimmed(result)
      }
      rest = rest[end.upperBound...]
    }
    return trimmed(result + rest)
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0.isNewline }
    let end = text.lastIndex { !isBlank($0) }
    return end.map { String(text[...$0].drop(while: isBlank)) } ?? ""
  }
}
