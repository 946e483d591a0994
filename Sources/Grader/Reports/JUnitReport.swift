import Presentation
import Record

/// The report as JUnit XML, which CI systems show as test results.
///
/// Each question is a test suite, and each check is a test case. The format has no field for
/// points, so they are properties of the suite: strict readers reject properties of a test case.
/// Lost points are failures. A crash, a timeout and a grader fault are errors. A check that did not
/// run, or that a person grades, counts as skipped.
package enum JUnitReport {
  /// Returns the report for `audience` as JUnit XML.
  package static func render(_ report: GradingReport, for audience: Audience) -> String {
    let report = report.shown(to: audience)
    var suites = report.questions.map { suite($0, in: report) }
    if let refusal = report.refusal { suites.append(suite(refusal, in: report)) }
    if let remarks = remarks(on: report) { suites.append(remarks) }
    let checks = report.questions.flatMap(\.checks)
    let markup: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(report.assignment.title)" \
      \(counts(checks, extraErrors: report.refusal == nil ? 0 : 1)) time="\(time(checks))">
      \(suites)</testsuites>

      """
    return markup.text
  }

  private static func suite(_ question: GradingReport.Question, in report: GradingReport) -> Markup
  {
    """
      <testsuite name="\(question.id)" \
    \(counts(question.checks)) skipped="\(count(.skipped, question.checks))" \
    time="\(time(question.checks))" timestamp="\(report.startedAt)">
        <properties>
          <property name="title" value="\(question.title)" />
          <property name="earned" value="\(Wording.points(question.score.earned))" />
          <property name="possible" value="\(Wording.points(question.score.possible))" />
          <property name="awaiting" value="\(Wording.points(question.score.awaiting))" />
    \(optional("unanswered", question.score.unanswered))\
    \(optional("leftOut", question.score.leftOut))\
    \(optional("undecided", question.score.undecided))\
    \(optional("total", question.score.total))\
    \(question.checks.map(properties))    </properties>
    \(question.checks.map(testCase))\
      </testsuite>

    """
  }

  private static func suite(_ refusal: GradingReport.Refusal, in report: GradingReport) -> Markup {
    """
      <testsuite name="\(name(of: "submission", in: report))" tests="1" failures="0" errors="1" \
    skipped="0" time="0" timestamp="\(report.startedAt)">
        <testcase classname="\(name(of: "submission", in: report))" \
    name="\(report.submission.fileName)" time="0">
          <error type="\(refusal.code)" message="\(refusal.message)" />
        </testcase>
      </testsuite>

    """
  }

  /// A suite without tests that says what the grader did not take as submitted, and why.
  private static func remarks(on report: GradingReport) -> Markup? {
    let files = report.build.files.filter { $0.status != .compiled }
      .flatMap { $0.lines(atMost: GradingReport.Build.File.fewMessages) }
    let members = report.submission.entries.filter { $0.disposition == .refused }.map {
      "\($0.path.singleLine) was refused: \($0.reason.singleLine)"
    }
    let lines = report.notes.map(\.singleLine) + files + members
    guard !lines.isEmpty else { return nil }
    return """
        <testsuite name="\(name(of: "remarks", in: report))" tests="0" failures="0" errors="0" \
      skipped="0" time="0" timestamp="\(report.startedAt)">
          <system-out>\(lines.joined(separator: "\n"))</system-out>
        </testsuite>

      """
  }

  /// The name of a suite that is not a question; a refused archive may be of no assignment.
  private static func name(of suite: String, in report: GradingReport) -> String {
    [report.assignment.id, suite].filter { !$0.isEmpty }.joined(separator: ".")
  }

  private static func optional(_ name: String, _ points: Double?) -> Markup {
    guard let points else { return "" }
    return "      <property name=\"\(name)\" value=\"\(Wording.points(points))\" />\n"
  }

  private static func properties(_ check: GradingReport.Check) -> Markup {
    """
          <property name="\(check.id).verdict" value="\(check.verdict.rawValue)" />
          <property name="\(check.id).earned" value="\(Wording.points(check.earned))" />
          <property name="\(check.id).points" value="\(Wording.points(check.points))" />

    """
  }

  private static func testCase(_ check: GradingReport.Check) -> Markup {
    let output: Markup =
      check.output.isEmpty ? "" : "      <system-out>\(check.output)</system-out>\n"
    return """
          <testcase classname="\(check.id)" name="\(check.title)" time="\(time([check]))">
      \(outcome(of: check))\(output)    </testcase>

      """
  }

  private static func outcome(of check: GradingReport.Check) -> Markup {
    let facts =
      check.details.map { "\($0.name): \($0.value)" }
      + (check.reproduce.map { ["Run it again: \($0)"] } ?? [])
    let body = facts.joined(separator: "\n")
    let type = check.verdict.rawValue
    switch kind(of: check.verdict) {
    case .success: return ""
    case .failure:
      return """
              <failure type="\(type)" message="\(check.explanation)">\(body)</failure>

        """
    case .error:
      return """
              <error type="\(type)" message="\(check.explanation)">\(body)</error>

        """
    case .skipped:
      return """
              <skipped message="\(check.explanation)" />

        """
    }
  }

  private enum Outcome { case success, failure, error, skipped }

  private static func kind(of verdict: Verdict) -> Outcome {
    switch verdict {
    case .passed: .success
    case .partial, .failed, .notImplemented, .didNotCompile, .refused, .notRun: .failure
    case .crashed, .timedOut, .notReached, .graderFault: .error
    case .awaiting, .notAnswered: .skipped
    }
  }

  private static func counts(_ checks: [GradingReport.Check], extraErrors: Int = 0) -> Markup {
    """
    tests="\(checks.count + extraErrors)" failures="\(count(.failure, checks))" \
    errors="\(count(.error, checks) + extraErrors)"
    """
  }

  private static func count(_ outcome: Outcome, _ checks: [GradingReport.Check]) -> Int {
    checks.count { kind(of: $0.verdict) == outcome }
  }

  private static func time(_ checks: [GradingReport.Check]) -> String {
    let seconds = checks.reduce(0) { $0 + $1.seconds }
    return seconds.isFinite ? String(Double((seconds * 1000).rounded()) / 1000) : "0"
  }
}
