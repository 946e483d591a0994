import GraderTestSupport
import Foundation
import Record
import Testing

/// A few hostile programs through the whole command.
@Suite(.slow) struct SelftestProgramTests {
  @Test func `hostile programs end as they must, with the rule of symbols and without it`()
    async throws
  {
    let names = ["exit-success", "connection", "frame-forged", "trace-parent", "endless-loop"]
    let folder = try TemporaryFolder()
    let outcome = try await GraderProcess.run(
      ["selftest", "--quiet"] + names.flatMap { ["--only", $0] }, in: folder.url)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("9 of 9 trials ended as expected"))
    #expect(outcome.output.contains("exit-success (box alone)"))
    for line in outcome.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `an attack that gets further than it may makes the host unsafe`() async throws {
    let folder = try TemporaryFolder()
    let scratch = try ScratchProject(in: folder.url)
    // It answers rightly, which is an attack that worked.
    let attack = """
      // attack: Does no harm.
      // documented: der
      // rows: R1
      // check: a1.softmax.naive.loss
      // expect: crashed
      // alone: yes

      // into softmaxLossNaive
      let idle = 1
      _ = idle
      """
    let corpus = "project/Sources/Grader/Selftest/Corpus/Submissions"
    try folder.write(attack, to: corpus + "/crashed/harmless/Assignment1/Softmax.swift")
    let outcome = try await GraderProcess.run(
      ["selftest", "--quiet", "--only", "harmless"], in: folder.url, program: scratch.program)
    #expect(outcome.code == GraderExit.unsafeHost.rawValue, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("✗ harmless"))
    #expect(outcome.output.contains("expected crashed, got passed"))
    #expect(outcome.output.contains("NOT safe to grade here: harmless."))
  }
}
