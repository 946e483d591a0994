import GraderTestSupport
import Foundation
import Testing

/// `check --watch`, from the first result to Ctrl-C.
@Suite(.serialized) struct WatchTests {
  private static let file = "Assignment1/CrossValidation.swift"

  /// Waits for a result, and gives what was printed since the one before it.
  ///
  /// The thread is kept while it waits: other tests may take its place for longer than a build
  /// lasts.
  private func result(_ number: Int, of process: GraderProcess) throws -> String {
    let deadline = ContinuousClock.now.advanced(by: .seconds(240))
    while process.isRunning, ContinuousClock.now < deadline {
      let results = process.output.components(separatedBy: "Waiting for the next save")
      if results.count > number { return results[number - 1] }
      Thread.sleep(forTimeInterval: 0.02)
    }
    Issue.record("there is no result \(number): \(process.output) \(process.errors)")
    throw CancellationError()
  }

  @Test func `each save is checked, even one that does not compile, until Ctrl-C`() async throws {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    let before = folder.files()
    let process = try GraderProcess(
      ["check", "a1.knn.folds", "--watch", "--quick", "--no-color"], in: folder.url,
      program: project.program)
    let stub = try result(1, of: process)
    #expect(
      stub.hasPrefix("Watching 10 files in Sources/Assignments/Assignment1; press Ctrl-C to stop."))
    #expect(stub.contains("1 not implemented"))
    #expect(!stub.contains("Saved:"))

    try project.save(try project.source("Solutions/" + Self.file), to: Self.file)
    let finished = try result(2, of: process)
    #expect(finished.contains("Saved: \(Self.file)\n"))
    #expect(finished.contains("1 passed"))

    try project.save("let fold: Int = \"none\"\n", to: Self.file)
    let broken = try result(3, of: process)
    #expect(broken.contains("Saved: \(Self.file)\n"))
    #expect(broken.contains("1 did not compile"))
    #expect(broken.unwrapped.contains("cannot convert value of type 'String'"))

    try project.remove(Self.file)
    #expect(try result(4, of: process).contains("1 not implemented"))

    kill(process.identifier, SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.code == 128 + SIGINT)
    #expect(outcome.errors.hasSuffix("Stopped watching.\n"))
    #expect(process.leftovers == [])
    let removed = "project/Sources/Assignments/" + Self.file
    let left = Set(before + ["stderr.txt", "stdout.txt"]).subtracting([removed])
    // What was compiled is kept, for the next time.
    let found = folder.files().filter {
      !$0.contains("/prebuilt-core") && !$0.contains("/checked-objects/")
    }
    #expect(Set(found) == left)
  }
}
