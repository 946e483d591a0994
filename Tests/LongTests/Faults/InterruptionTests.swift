import GraderTestSupport
import Foundation
import Host
import Selftest
import Testing

/// Ctrl-C and `kill`: the command stops at once, and nothing is left behind.
@Suite(.serialized, .slow) struct InterruptionTests {
  /// Waits until a running command has a child of a name.
  ///
  /// The thread is kept while it waits: other tests may take its place for longer than a build
  /// lasts.
  private func wait(
    for child: String, of process: GraderProcess, when isLate: (GraderProcess) -> Bool
  ) -> Set<ProcessTree.Entry> {
    while process.isRunning {
      let descendants = ProcessTree.descendants(of: process.identifier)
      let isThere = descendants.contains { $0.name.hasPrefix(child) }
      if isThere, isLate(process) { return descendants }
      Thread.sleep(forTimeInterval: 0.02)
    }
    Issue.record("the command ended before it had a child '\(child)': \(process.errors)")
    return []
  }

  /// Sends a signal, and looks at what is left.
  private func interrupt(
    _ process: GraderProcess, by signal: Int32, with children: Set<ProcessTree.Entry>
  ) async throws -> GraderProcess.Outcome {
    #expect(!children.isEmpty)
    kill(process.identifier, signal)
    // Two seconds are promised, and measured by `Benchmarks/run.sh signals`; this tells a hang.
    try #require(process.ends(within: .seconds(30)), "\(process.errors)")
    let outcome = try await process.outcome()
    // A shell leaves a loop only if the command died of the signal.
    #expect(outcome.code == -signal)
    // The kernel takes a moment to end what is inside a box.
    var left = children
    for _ in 0..<100 where !left.isEmpty {
      left = ProcessTree.all().intersection(children)
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(left.isEmpty)
    #expect(process.leftovers == [])
    return outcome
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal while a submission is compiled`(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let host = try GradingHost()
    let archive = host.project.handouts + "/assignment1/sample-submission.tar.gz"
    let process = try GraderProcess([archive, "--output", "out"], in: folder.url)
    let children = wait(for: "swift-frontend", of: process) { $0.isCompiling }
    let outcome = try await interrupt(process, by: signal, with: children)
    #expect(outcome.errors.hasSuffix("Stopped while building: no report was written.\n"))
    #expect(outcome.output.isEmpty)
    #expect(folder.files() == ["stderr.txt", "stdout.txt"])
  }

  @Test func `a signal in the selftest prints what was found, and no verdict on the host`()
    async throws
  {
    let folder = try TemporaryFolder()
    let process = try GraderProcess(
      ["selftest", "--only", "dotdot-tar", "--only", "endless-loop", "--jobs", "1"], in: folder.url)
    // Honest work is built first, then archives are tried, then submissions.
    let children = wait(for: "swift-frontend", of: process) { _ in
      let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path("tmp"))) ?? []
      let builds = files.filter { $0.hasSuffix("/out/objects.json") }
      return builds.count > 1
    }
    let outcome = try await interrupt(process, by: SIGTERM, with: children)
    #expect(outcome.output.contains("✓ dotdot-tar"))
    #expect(!outcome.output.contains("endless-loop"))
    #expect(outcome.output.contains("1 of 1 trials ended as expected"))
    #expect(outcome.output.unwrapped.contains("this is not a verdict on the host."))
    #expect(!outcome.output.contains("afe to grade"))
    #expect(outcome.errors.hasSuffix("Stopped: this is not a verdict on the host.\n"))
  }

  @Test func `a signal while a model trains`() async throws {
    let folder = try TemporaryFolder()
    let host = try GradingHost()
    var files = try host.files(in: "Solutions")
    try host.insert("while true {}", into: 0, of: "LinearTuning.swift", in: &files)
    let archive = CraftedArchive(members: files.map { .init(path: $0, bytes: $1) })
    try folder.write(archive.bytes(), to: "hw.tar.gz")
    let process = try GraderProcess(["hw.tar.gz", "--only", "a1.svm.tune"], in: folder.url)
    let children = wait(for: "worker", of: process) {
      $0.errors.contains("Building: done")
    }
    let outcome = try await interrupt(process, by: SIGINT, with: children)
    let says = "Stopped while checking (0 of 1 done): no report was written.\n"
    #expect(outcome.errors.hasSuffix(says))
    #expect(folder.files() == ["hw.tar.gz", "stderr.txt", "stdout.txt"])
  }

  @Test func `a signal while times are measured`() async throws {
    let folder = try TemporaryFolder()
    let host = try GradingHost()
    var files = try host.files(in: "Solutions")
    // Only the speed checks have so many examples.
    try host.insert(
      "if x.shape[0] > 100 { while true {} }", into: 2, of: "LinearSVM.swift", in: &files)
    let archive = CraftedArchive(members: files.map { .init(path: $0, bytes: $1) })
    try folder.write(archive.bytes(), to: "hw.tar.gz")
    let only = ["--only", "a1.svm.vectorized.loss", "--only", "a1.svm.vectorized.speed"]
    let process = try GraderProcess(["hw.tar.gz", "--verbose"] + only, in: folder.url)
    let children = wait(for: "worker", of: process) { $0.errors.contains("stage=check") }
    let outcome = try await interrupt(process, by: SIGTERM, with: children)
    let says = "Stopped while checking (1 of 2 done): no report was written.\n"
    #expect(outcome.errors.hasSuffix(says), "\(outcome.errors)")
    #expect(folder.files() == ["hw.tar.gz", "stderr.txt", "stdout.txt"])
  }

  @Test func `a signal while the working tree is checked, where no box ends the children`()
    async throws
  {
    let folder = try TemporaryFolder()
    let process = try GraderProcess(["check", "a1.knn"], in: folder.url)
    let children = wait(for: "swift-frontend", of: process) { $0.isCompiling }
    let outcome = try await interrupt(process, by: SIGINT, with: children)
    #expect(outcome.errors.hasSuffix("Stopped while building: nothing was written.\n"))
  }
}
