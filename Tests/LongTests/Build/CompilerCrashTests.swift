import GraderTestSupport
import Host
import Record
import Testing

/// A crash of the real compiler; `BuildFaultTests` has those of a program in its place.
@Suite(.slow) struct CompilerCrashTests {
  @Test func `a file that crashes the compiler costs itself`() throws {
    // The type checker visits a chain of operators by recursion, deeper than its stack.
    let chain = "func chain(_ a: Int) -> Int { a" + String(repeating: " &+ a", count: 60_000) + " }"
    let files = try SmallModule(["Good", "Bad"]).build(
      ["Good": "let good = 1\n", "Bad": chain], toolchain: try Toolchain.find())
    #expect(files["Good"]?.status == .compiled)
    #expect(files["Bad"]?.status == .replacedByStub)
    let message = files["Bad"]?.diagnostics.first?.message
    #expect(message?.contains("makes the compiler itself crash (signal 11)") == true)
  }
}
