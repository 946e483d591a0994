import Foundation
import GraderTestSupport
import Record
import Testing

/// `handouts` in a folder where somebody works.
@Suite struct HandoutsCommandTests {
  private static let stub = "Sources/Assignments/Assignment1/Softmax.swift"
  private static let given = "Sources/Assignments/Assignment1/More/Given.swift"

  private func run(
    _ arguments: String..., in folder: borrowing TemporaryFolder
  ) async throws -> GraderProcess.Outcome {
    try await GraderProcess.run(["handouts"] + arguments, in: folder.url)
  }

  @Test func `work is refused, named and kept, and is not out of date`() async throws {
    let folder = try TemporaryFolder.ofHandouts()
    let first = try await run(in: folder)
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("added: \(Self.stub)\n"))
    try folder.write("mine\n", to: Self.stub)
    let refused = try await run(in: folder)
    #expect(refused.code == GraderExit.changedByHand.rawValue)
    #expect(refused.errors.contains("  \(Self.stub)\n"))
    #expect(folder.text(Self.stub) == "mine\n")
    let check = try await run("--check", in: folder)
    #expect(check.code == 0, "\(check.output)")
    #expect(check.errors.contains("note: \(Self.stub) has been worked on"))
    let forced = try await run("--force", in: folder)
    #expect(forced.code == 0)
    #expect(forced.output.contains("replaced: \(Self.stub) (yours is now \(Self.stub).orig)"))
    #expect(folder.text(Self.stub + ".orig") == "mine\n")
  }

  @Test func `a given file that was changed is out of date`() async throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try await run(in: folder)
    try folder.write("mine\n", to: Self.given)
    let check = try await run("--check", in: folder)
    #expect(check.code == GraderExit.checkFailed.rawValue)
    #expect(check.output.contains("\(Self.given) was changed by hand since it was generated"))
    #expect(
      check.output.contains(
        "1 generated file was changed by hand: run './grader handouts --force', which"))
    let both = try await run("--check", "--force", in: folder)
    #expect(both.code == GraderExit.usage.rawValue)
  }
}
