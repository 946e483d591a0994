import Foundation
import Grader
import Testing

/// A few hostile programs of the corpus, through the whole command: two submissions with the rule of
/// symbols, and one without it.
@Suite struct SelftestProgramTests {
  @Test func `hostile programs end as they must`() async throws {
    let names = [
      "exit-success", "connection", "fork-bomb", "frame-forged", "trace-parent",
      "endless-loop", "script-in-message", "result-printed", "honest-run",
    ]
    let folder = try TemporaryFolder()
    let outcome = try await GraderProcess.run(
      ["selftest", "--quiet"] + names.flatMap { ["--only", $0] }, in: folder.url)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("14 of 14 trials ended as they must"))
    #expect(outcome.output.contains("exit-success (box alone)"))
    #expect(outcome.output.contains("Box: "))
  }
}
