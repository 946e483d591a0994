import Build
import Record
import Testing

/// The messages about files that need a helper file which was left out.
struct LeftOutHelperTests {
  private func error(_ message: String, line: Int = 3) -> BuildRecord.Diagnostic {
    .init(severity: "error", line: line, column: 5, message: message, source: "  safeRoot(x)")
  }

  private let leftOut = [
    "Assignment1/Helpers.swift": Array(
      "func safeRoot() {}\nextension Tensor {\n  var softly: Int { 1 }\n}\n".utf8)
  ]

  @Test func `the helper file is named once, with the first line that needs it`() {
    let list = [
      error("cannot find 'safeRoot' in scope"),
      error("value of type 'Tensor<Scalar>' has no member 'softly'", line: 4),
      error("cannot find 'safeRoot' in scope", line: 9),
    ]
    #expect(
      SubmissionBuild.naming(leftOut, in: list) == [
        error(
          "'safeRoot' is declared in Assignment1/Helpers.swift, which was left out: correct that "
            + "file")
      ])
  }

  @Test func `other errors stay`() {
    let list = [
      error("cannot find 'other' in scope"), error("cannot find 'x' in scope"),
      BuildRecord.Diagnostic(
        severity: "warning", line: 1, column: 1, message: "'safeRoot' is unused", source: ""),
    ]
    #expect(SubmissionBuild.naming(leftOut, in: list) == list)
    #expect(SubmissionBuild.naming([:], in: list) == list)
  }
}
