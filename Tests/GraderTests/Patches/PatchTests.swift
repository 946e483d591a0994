import Record
import Selftest
import Testing

/// Attacks are pieces of code that go into the reference's functions.
@Suite struct AttackPatchTests {
  private let reference = """
    public import Core
    func first() {
      // BEGIN SOLUTION: be first
      one()
      // END SOLUTION
    }
    func second() {
      // BEGIN SOLUTION: be second
      two()
      // END SOLUTION
    }
    """

  private func applied(_ text: String) throws -> String? {
    var files: [String: String] = [:]
    let attack = ProgramAttack(files: ["a.swift": text], check: "a1", expected: [.failed])
    try attack.apply(to: &files) { _ in reference }
    return files["a.swift"]
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
        func second() {
          exit(0)
        // BEGIN SOLUTION: be second
          two()
          // END SOLUTION
        }
        private var state = 0
        """)
  }

  @Test func `a file without pieces is taken as it is`() throws {
    #expect(try applied("let whole = true\n") == "let whole = true\n")
  }

  @Test func `a function that there is not is an error`() {
    #expect(throws: CorpusError.self) { try applied("// into third\nexit(0)\n") }
  }
}
