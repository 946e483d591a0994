import GraderTestSupport
import Presentation
import Record
import Reports
import Testing

@Suite struct JUnitReportTests {
  @Test func `the counts are those of the cases`() {
    let parsed = XMLText(JUnitReport.render(SampleReport.graded, for: .instructor))
    let totals = parsed.elements.first?.attributes
    #expect(parsed.elements.first?.name == "testsuites")
    #expect(totals?["tests"] == String(parsed.count("testcase")))
    #expect(totals?["failures"] == String(parsed.count("failure")))
    #expect(totals?["errors"] == String(parsed.count("error")))
    // One suite without tests has remarks.
    #expect(parsed.count("testsuite") == SampleReport.graded.questions.count + 1)
    let suites = parsed.elements.filter { $0.name == "testsuite" }
    let skipped = suites.compactMap { Int($0.attributes["skipped"] ?? "") }
    #expect(skipped.reduce(0, +) == parsed.count("skipped"))
  }

  @Test func `what was not graded as submitted is said, also of helper files`() {
    var report = SampleReport.graded
    report.build.files.append(
      .init(
        path: "Assignment1/Own.swift", status: .leftOut,
        diagnostics: [
          .init(severity: "error", line: 3, column: 1, message: "no such <name>", source: "")
        ]))
    report.notes.append("Assignment1/Big.swift was refused: it is too large.")
    let text = JUnitReport.render(report, for: .student)
    for part in [
      "Assignment1/Own.swift: a helper file that was left out",
      "Assignment1/Own.swift:3:1: error: no such &lt;name&gt;",
      "Assignment1/Big.swift was refused: it is too large.",
      "Assignment1/Features.swift: missing; its stub was graded", "its path leaves the archive",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test func `a refusal is one error`() {
    let parsed = XMLText(JUnitReport.render(SampleReport.refused, for: .student))
    #expect(parsed.count("testcase") == 1)
    #expect(parsed.elements.last?.attributes["type"] == "notAnArchive")
    #expect(parsed.elements.first?.attributes["errors"] == "1")
    #expect(parsed.elements[1].attributes["name"] == "a1.submission")
    var unknown = SampleReport.refused
    unknown.assignment = .init(id: "", title: "Submission")
    let suite = XMLText(JUnitReport.render(unknown, for: .student)).elements[1]
    #expect(suite.attributes["name"] == "submission")
  }

  @Test func `points are properties of the suite`() throws {
    let parsed = XMLText(JUnitReport.render(SampleReport.graded, for: .student))
    let earned = parsed.elements.filter { $0.attributes["name"]?.hasSuffix("earned") == true }
    #expect(earned.contains { $0.attributes["value"] == "5.5" })
    for check in SampleReport.graded.questions.flatMap(\.checks) where !check.isHidden {
      let properties = parsed.elements.filter {
        $0.attributes["name"]?.hasPrefix("\(check.id).") == true
      }
      #expect(
        properties.map { $0.attributes["value"] } == [
          check.verdict.rawValue, Wording.points(check.earned), Wording.points(check.points),
        ])
    }
  }

  /// What an element may have in the strictest schema in use, that of Jenkins' xUnit plugin
  /// (`junit-10.xsd`).
  private struct Form {
    let parents: Set<String>
    var required: Set<String> = []
    var optional: Set<String> = []
  }

  private static let forms: [String: Form] = [
    "testsuites": Form(parents: [""], optional: ["name", "time", "tests", "failures", "errors"]),
    "testsuite": Form(
      parents: ["testsuites"], required: ["name"],
      optional: ["time", "tests", "failures", "errors", "skipped", "timestamp", "hostname", "id"]),
    "properties": Form(parents: ["testsuite"]),
    "property": Form(parents: ["properties"], required: ["name", "value"]),
    "testcase": Form(
      parents: ["testsuite"], required: ["name"], optional: ["classname", "time"]),
    "failure": Form(parents: ["testcase"], optional: ["type", "message"]),
    "error": Form(parents: ["testcase"], optional: ["type", "message"]),
    "skipped": Form(parents: ["testcase"], optional: ["type", "message"]),
    "system-out": Form(parents: ["testsuite", "testcase"]),
    "system-err": Form(parents: ["testsuite", "testcase"]),
  ]

  @Test(arguments: Audience.allCases, [false, true])
  func `a strict reader accepts every element and attribute`(
    audience: Audience, isRefused: Bool
  ) throws {
    let report = isRefused ? SampleReport.refused : SampleReport.graded
    let parsed = XMLText(JUnitReport.render(report, for: audience))
    for ((name, attributes), parent) in zip(parsed.elements, parsed.parents) {
      let form = try #require(Self.forms[name], "\(name)")
      #expect(form.parents.contains(parent), "\(name) in \(parent)")
      let names = Set(attributes.keys)
      #expect(names.isSuperset(of: form.required), "\(name)")
      #expect(names.isSubset(of: form.required.union(form.optional)), "\(name): \(names)")
      for count in ["tests", "failures", "errors", "skipped"] {
        if let text = attributes[count] { #expect(Int(text) != nil) }
      }
      if let time = attributes["time"] {
        #expect(time.wholeMatch(of: /[0-9]+(\.[0-9]{1,3})?/) != nil, "\(time)")
      }
    }
    #expect(parsed.elements.first?.name == "testsuites")
  }
}
