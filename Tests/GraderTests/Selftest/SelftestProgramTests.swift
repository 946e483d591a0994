import Foundation
import Grader
import Testing

/// A few hostile programs of the corpus, through the whole command: one submission with the rule of
/// symbols, and one without it.
@Suite struct SelftestProgramTests {
  @Test func `hostile programs end as they must`() async throws {
    let names = ["exit-success", "connection", "frame-forged", "trace-parent", "endless-loop"]
    let folder = try TemporaryFolder()
    let outcome = try await GraderProcess.run(
      ["selftest", "--quiet"] + names.flatMap { ["--only", $0] }, in: folder.url)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("9 of 9 trials ended as they must"))
    #expect(outcome.output.contains("exit-success (box alone)"))
  }
}
