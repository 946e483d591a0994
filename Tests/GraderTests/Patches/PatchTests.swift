import GraderTestSupport
import Record
import Selftest
import CourseKit
import Patches
import Testing

/// A patch says what changes in a file of the reference.
@Suite struct PatchTests {
  private let reference = """
    public import Core
    func first() {
      // BEGIN SOLUTION: be first
      one()
      // END SOLUTION
    }
    struct Cache {
      // BEGIN SOLUTION DECLARATIONS: keep it
      var kept = 1
      // END SOLUTION
    }
    func second() {
      // BEGIN SOLUTION: be second
      two()
      // END SOLUTION
    }
    """

  private func applied(_ text: String) throws -> String {
    try PatchSection(text, file: "a.patch").patch.applied(to: reference)
  }

  @Test func `code goes before a solution or into its place`() throws {
    let text = try applied(
      """
      import Glibc
      private var state = 0
      // into second
      exit(0)

      // instead of first
        zero()
      """)
    #expect(
      text == """
        import Glibc
        public import Core
        func first() {
          zero()
        }
        struct Cache {
          // BEGIN SOLUTION DECLARATIONS: keep it
          var kept = 1
          // END SOLUTION
        }
        func second() {
        exit(0)
          // BEGIN SOLUTION: be second
          two()
          // END SOLUTION
        }
        private var state = 0
        """)
  }

  @Test func `a text is replaced, whatever lines it goes over`() throws {
    let text = try applied(
      """
      // find
      one()
        // END SOLUTION
      }
      // replace
      1 // ends here

      }

      // find
      two
      // replace
      // find
      kept = 1
      // replace
      kept = 2
      """)
    let wanted = reference.replacing("one()\n  // END SOLUTION\n}", with: "1 // ends here\n\n}")
      .replacing("two", with: "").replacing("kept = 1", with: "kept = 2")
    #expect(text == wanted)
  }

  @Test func `a solution stays as students are given it`() throws {
    let stub = try MarkedSource(reference, file: "a.swift").stub
    #expect(try applied("// stub\n") == stub)
    #expect(try applied("// stub first\n// stub second\n// stub Cache\n") == stub)
    let rest = try applied("// instead of first\n  one()\n// stub\n")
    #expect(rest == stub.replacing("try todo(\"be first\")", with: "one()"))
  }

  @Test func `a file that says no change is no patch`() throws {
    #expect(try PatchSection("// attack: a\nlet whole = true\n", file: "").patch.isEmpty)
    #expect(try !PatchSection("// stub\n", file: "").patch.isEmpty)
  }

  @Test(arguments: [
    ("// into third\nexit(0)\n", 1, "no solution in 'third'"),
    ("// into firs\nexit(0)\n", 1, "no solution in 'firs'"),
    ("// stub\n\ncode\n", 1, "no code follows"),
    ("// find\none()\n", 1, "no '// replace'"),
    ("// find\n\n// replace\nno\n", 3, "must come after '// find'"),
    ("\n// replace\nno\n", 2, "must come after '// find'"),
    ("// find\nnothing like it\n// replace\n", 1, "does not contain this text"),
    ("// stub first\n// find\nSOLUTION\n// replace\n", 2, "this text 4 times"),
  ])
  func `a patch with a fault names its line`(text: String, line: Int, says: String) {
    let error = #expect(throws: PatchError.self) { try applied(text) }
    #expect(error?.line == line)
    #expect(error?.description.hasPrefix("a.patch:\(line): ") == true)
    #expect(error?.problem.contains(says) == true, "\(error?.problem ?? "")")
  }

  @Test func `of two solutions in one function none is meant`() {
    let twice = reference.replacing("func second", with: "func first")
    #expect(throws: PatchError.self) {
      try PatchSection("// stub first\n", file: "a").patch.applied(to: twice)
    }
  }
}
