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
    try wait(for: "Waiting for the next save", times: number, of: process)[number - 1]
  }

  /// Waits until a text was printed a number of times, and gives what is between.
  @discardableResult
  private func wait(
    for text: String, times count: Int, of process: GraderProcess
  ) throws -> [String] {
    let deadline = ContinuousClock.now.advanced(by: .seconds(240))
    while process.isRunning, ContinuousClock.now < deadline {
      let parts = process.output.components(separatedBy: text)
      if parts.count > count { return parts }
      Thread.sleep(forTimeInterval: 0.02)
    }
    Issue.record("'\(text)' is missing: \(process.output) \(process.errors)")
    throw CancellationError()
  }

  @Test func `each save is checked, even one that does not compile or end, until Ctrl-C`()
    async throws
  {
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

    let loop = "  while count > 0 {}\n  // BEGIN SOLUTION: split"
    let right = try project.source("Solutions/" + Self.file)
    try project.save(right.replacing("  // BEGIN SOLUTION: split", with: loop), to: Self.file)
    try wait(for: "Saved:", times: 3, of: process)
    try project.save(right, to: Self.file)
    let again = try result(4, of: process)
    #expect(again.components(separatedBy: "Saved: \(Self.file)\n").count == 3)
    #expect(again.contains("1 passed"))
    #expect(!again.contains("timed out"))

    try project.remove(Self.file)
    #expect(try result(5, of: process).contains("1 not implemented"))

    kill(process.identifier, SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.code == -SIGINT)
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
