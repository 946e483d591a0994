import GraderTestSupport
import CourseKit
import Testing

struct MarkedSourceTests {
  private func fault(_ source: String) -> MarkedSource.MarkerError? {
    do {
      _ = try MarkedSource(source, file: "X.swift")
      return nil
    } catch {
      return error
    }
  }

  @Test func `a region becomes a call of todo at its indentation`() throws {
    let source = """
      func f() throws -> Int {
        let kept = 1
          // BEGIN SOLUTION: add the numbers
          let a = kept
          return a + 1
          // END SOLUTION
      }

      """
    let marked = try MarkedSource(source, file: "X.swift")
    #expect(
      marked.stub == """
        func f() throws -> Int {
          let kept = 1
            try todo("add the numbers")
        }

        """)
    #expect(marked.tasks == ["add the numbers"])
  }

  @Test func `a region of declarations becomes a comment`() throws {
    let source = """
      struct Cache {
        // BEGIN SOLUTION DECLARATIONS: keep what is needed
        var secret: Int
        // END SOLUTION
      }
      """
    let marked = try MarkedSource(source, file: "X.swift")
    #expect(marked.stub == "struct Cache {\n  // TODO: keep what is needed\n}")
    #expect(marked.tasks == ["keep what is needed"])
  }

  @Test func `a file with Windows line ends has the same regions`() throws {
    let source = "func f() {\n  // BEGIN SOLUTION: do it\n  secret()\n  // END SOLUTION\n}\n"
    let windows = try MarkedSource(source.replacing("\n", with: "\r\n"), file: "F.swift")
    #expect(windows.tasks == ["do it"])
    #expect(windows.regions.map(\.owner) == ["f"])
    #expect(windows.stub == "func f() {\r\n  try todo(\"do it\")\n}\r\n")
    #expect(windows.solution == "func f() {\r\n  secret()\r\n}\r\n")
  }

  @Test func `a file without regions stays as it is, to the byte`() throws {
    for source in ["", "\n", "no newline at the end", "a\r\nb\n\n\n"] {
      let marked = try MarkedSource(source, file: "X.swift")
      #expect(Array(marked.stub.utf8) == Array(source.utf8))
      #expect(marked.tasks.isEmpty)
    }
  }

  @Test func `several regions, tabs and quotes`() throws {
    let source =
      "// BEGIN SOLUTION: one\nx\n// END SOLUTION\n\t// BEGIN SOLUTION: say \"\\n\"\n\t// END SOLUTION"
    let marked = try MarkedSource(source, file: "X.swift")
    #expect(marked.stub == "try todo(\"one\")\n\ttry todo(\"say \\\"\\\\n\\\"\")")
    #expect(marked.tasks == ["one", "say \"\\n\""])
  }

  @Test func `a region that does not end`() {
    let error = fault("a\n// BEGIN SOLUTION: x\nsecret\n")
    #expect(error?.fault == .unclosed)
    #expect(error?.description.hasPrefix("X.swift:2: ") == true)
  }

  @Test func `a region in a region`() {
    let error = fault("// BEGIN SOLUTION: x\n\n// BEGIN SOLUTION: y\n// END SOLUTION\n")
    #expect(error?.fault == .nested(outer: 1))
    #expect(error?.line == 3)
  }

  @Test func `an end without a beginning`() {
    #expect(fault("a\n\n// END SOLUTION\n")?.fault == .stray)
    #expect(fault("a\n\n// END SOLUTION\n")?.line == 3)
  }

  @Test(arguments: [
    "// BEGIN SOLUTION", "// BEGIN SOLUTION:", "// BEGIN SOLUTION:   ", "//BEGIN SOLUTION: x",
    "/// BEGIN SOLUTION: x", "// begin solution: x", "let a = 1 // BEGIN SOLUTION: x",
    "// BEGIN SOLUTION DECLARATIONS", "// BEGIN SOLUTION DECLARATIONS: ",
    "// BEGIN SOLUTION TYPES: x",
    "// END SOLUTION: x", "// End Solution", "// END SOLUTION ", "/* END SOLUTION */",
  ])
  func `a line that is nearly a marker`(line: String) {
    #expect(fault(line)?.fault == .malformed)
  }
}
