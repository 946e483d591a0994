private import Foundation
import Presentation
import Record

/// The `results.json` that Gradescope reads.
///
/// A hidden check is marked `hidden`, so Gradescope shows it to staff only. A file for instructors
/// includes the explanation of the check. A file for students has only the kind, verdict and points
/// of the check, so it reveals nothing if it is leaked. If a check is hidden, Gradescope does not
/// show the total to students, and neither does the text that everyone sees. A written answer has
/// neither a status nor a score, because a person grades it.
package enum GradescopeReport {
  // Gradescope cuts each output off at 100,000 characters, even in the middle of a sentence, so
  // this limit is lower.
  private static let outputLimit = 20_000
  /// The maximum number of characters of printed text, so that the explanation stays whole.
  private static let printedLimit = 12_000

  /// Returns the report for `audience` in Gradescope's format.
  package static func render(_ report: GradingReport, for audience: Audience) throws -> String {
    try encoded(results(of: report.shown(to: audience)))
  }

  /// Returns results that say why the grader could not grade.
  ///
  /// They have no score, which Gradescope would publish.
  package static func render(notGraded reason: String) throws -> String {
    try encoded(
      Results(
        score: nil, execution_time: 0, output: cut("Not graded. \(reason.singleLine)"), tests: []))
  }

  private static func encoded(_ results: Results) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(results), as: UTF8.self) + "\n"
  }

  private struct Results: Encodable {
    let score: Double?
    let execution_time: Double
    let output: String
    let output_format = "text"
    let test_output_format = "text"
    let test_name_format = "text"
    let visibility = "visible"
    let stdout_visibility = "hidden"
    let tests: [Test]
  }

  private struct Test: Encodable {
    var score: Double?
    var max_score: Double?
    var status: String?
    let name: String
    let number: String
    let output: String
    let visibility: String
  }

  private static func results(of report: GradingReport) -> Results {
    let tests = report.questions.enumerated().flatMap { position, question in
      question.checks.enumerated().map { index, check in
        // Students read everything that is not hidden.
        test(
          check.isHidden ? check : check.forStudents(seed: report.seed), of: question,
          number: "\(position + 1).\(index + 1)")
      }
    }
    return Results(
      score: report.score.earned,
      execution_time: report.stages.reduce(0) { $0 + $1.seconds },
      output: summary(of: report), tests: tests)
  }

  private static func test(
    _ check: GradingReport.Check, of question: GradingReport.Question, number: String
  ) -> Test {
    var test = Test(
      name: "\(question.title): \(check.title)".singleLine, number: number,
      output: output(of: check), visibility: check.isHidden ? "hidden" : "visible")
    guard check.verdict != .awaiting else { return test }
    test.score = check.earned
    test.max_score = check.points
    // After a grader fault, or if it was not reached, a check is neither passed nor failed, because
    // the student did nothing wrong.
    if check.verdict != .graderFault, check.verdict != .notReached {
      test.status = check.verdict == .passed ? "passed" : "failed"
    }
    return test
  }

  private static func output(of check: GradingReport.Check) -> String {
    var lines = ["\(check.verdict.symbol) \(check.verdict.label)"]
    if check.verdict != .awaiting { lines += check.explanation.neutralLines }
    if check.verdict == .awaiting {
      lines.append("A person will grade this, for up to \(Wording.count(check.points, "point")).")
    }
    lines += check.details.map { "\($0.name.singleLine): \($0.value.singleLine)" }
    if let timing = check.timing { lines.append(timing.sentence) }
    if let reproduce = check.reproduce { lines.append("Run it again: \(reproduce.singleLine)") }
    if let written = check.written {
      lines += written.answer.isEmpty ? [] : ["Answer:"] + written.answer.neutralLines
    }
    if !check.output.isEmpty {
      let printed = check.output.neutralLines.joined(separator: "\n")
      lines += ["Your code printed:", printed.keepingEnds(of: printedLimit)]
    }
    return cut(lines.joined(separator: "\n"))
  }

  private static func summary(of report: GradingReport) -> String {
    if let refusal = report.refusal { return cut("Not graded. \(refusal.message.singleLine)") }
    let isTotalHidden = report.questions.flatMap(\.checks).contains(where: \.isHidden)
    let lines =
      (isTotalHidden ? [] : [report.score.sentence]) + [report.reservation].compactMap(\.self)
      + report.notes.map(\.singleLine) + notGraded(of: report.submission)
    let end =
      "Seed \(report.seed); \(report.tool.name.singleLine) \(report.tool.version.singleLine)"
    // As many messages about each file as there is room for all files.
    let few = GradingReport.Build.File.fewMessages
    let texts = (0...few).reversed().lazy.map { count in
      (lines + report.build.files.flatMap { messages(about: $0, atMost: count) })
        .joined(separator: "\n")
    }
    let room = outputLimit - end.count - 1
    let text = texts.first { $0.count <= room } ?? cut(texts.last ?? "", to: room)
    return text + "\n" + end
  }

  /// The first members of the archive that were not graded.
  private static func notGraded(of submission: GradingReport.Submission) -> [String] {
    let entries = submission.notGraded.filter { $0.disposition == .ignored }
    let left = entries.count - fewEntries
    return entries.prefix(fewEntries).map {
      "\($0.path.singleLine) was ignored: \($0.reason.singleLine)"
    } + (left > 0 ? ["… and \(Wording.count(Double(left), "more file"))"] : [])
  }

  private static let fewEntries = 5

  private static func messages(
    about file: GradingReport.Build.File, atMost count: Int
  ) -> [String] {
    file.status == .compiled ? [] : file.lines(atMost: count) { $0.excerpt }
  }

  private static func cut(_ text: String, to limit: Int = outputLimit) -> String {
    let remark = "\n… truncated here"
    return text.count <= limit ? text : text.prefix(limit - remark.count) + remark
  }
}

extension String {
  /// The text, without its middle if it has more than `limit` characters.
  fileprivate func keepingEnds(of limit: Int) -> String {
    let left = count - limit
    guard left > 0 else { return self }
    return "\(prefix(limit / 2))\n… \(left) characters left out …\n\(suffix(limit - limit / 2))"
  }
}
