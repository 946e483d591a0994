import GraderTestSupport
import Foundation
import Host
import Record
import Selftest
import Testing

/// `./grader selftest`, as a user starts it.
@Suite struct SelftestCommandTests {
  @Test func `a part of the corpus gives a table and no verdict on the host`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await GraderProcess.run(
      ["selftest", "--only", "dotdot-tar", "--only", "fifo", "--quiet", "--verbose"],
      in: folder.url)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("A  archives and intake  2 of 2 as expected"))
    #expect(outcome.output.contains("✓ fifo"))
    #expect(outcome.output.contains("only part of the corpus was tried"))
    #expect(outcome.output.contains("EvalAI#5112"))
  }

  @Test func `the result for programs is JSON`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await GraderProcess.run(
      ["selftest", "--only", "fifo", "--format", "json", "--quiet"], in: folder.url)
    #expect(outcome.code == 0)
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let whole = try #require(value as? [String: Any])
    // A part of the corpus is no verdict on the host.
    #expect(whole["safe"] as? Bool == false)
    #expect(whole["clean"] as? Bool == true)
    #expect(whole["whole"] as? Bool == false)
    #expect((whole["trials"] as? [[String: Any]])?.first?["got"] as? String == "memberRefused")
  }

  @Test func `the examples of the help are read, and a family that there is not is refused`()
    async throws
  {
    let folder = try TemporaryFolder()
    let help = try await GraderProcess.run(["selftest", "--help"], in: folder.url)
    #expect(help.code == 0)
    #expect(help.output.contains("./grader selftest --family A --family N"))
    #expect(help.output.contains("--only fork-bomb"))
    let names = try Corpus(ProjectLayout.find()).attacks.map(\.name)
    #expect(names.contains("fork-bomb"))
    let wrong = try await GraderProcess.run(["selftest", "--family", "X"], in: folder.url)
    #expect(wrong.code == GraderExit.usage.rawValue)
    #expect(wrong.errors.contains("'X'"))
    let none = try await GraderProcess.run(["selftest", "--jobs", "0"], in: folder.url)
    #expect(none.code == GraderExit.usage.rawValue)
    #expect(none.errors.contains("--jobs must be at least 1, not 0."))
  }

  @Test func `an attack that there is not names those that there are`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await GraderProcess.run(["selftest", "--only", "nonsense"], in: folder.url)
    #expect(outcome.code == GraderExit.usage.rawValue)
    #expect(outcome.errors.contains("There is no attack 'nonsense'"))
    #expect(outcome.errors.contains("dotdot-tar"))
  }
}
