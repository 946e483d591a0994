import GraderTestSupport
import Box
import Build
import CourseKit
import Foundation
import Grader
import Host
import Record
import Symbols
import Testing

/// Builds that tests share.
@Suite struct TestBuildsTests {
  private typealias Change = @Sendable (inout SubmissionBuild) -> Void

  private static let changes: [Change] = [
    { $0.optimization = .none }, { $0.optimization = .loops }, { $0.rules = nil },
    { $0.rules?.core.remove("Tensor") },
    { $0.rules?.withheld = [.init(core: "Tensor", reason: "a reason")] },
    { $0.rules?.withheld = [.init(core: "Tensor", from: ["Good.swift"], reason: "a reason")] },
    { $0.timeLimit = 7 }, { $0.runsInTime = 7 }, { $0.startLimit = 7 },
    { $0.limits.memoryBytes = 1 << 30 }, { $0.limits.processes = 7 },
  ]

  private func builder(
    _ module: SmallModule, box: Box? = nil, toolchain: Toolchain? = nil
  ) throws -> SubmissionBuild {
    SubmissionBuild(
      toolchain: try toolchain ?? Toolchain.find(), project: module.project,
      box: box ?? module.box, folder: "A1")
  }

  @Test func `each byte and each choice that goes into a build changes its key`() throws {
    let module = try SmallModule(["Good", "Other"])
    let usual = try builder(module)
    let (good, other) = ("A1/Good.swift", "A1/Other.swift")
    let files = [good: Array("let good = 1\n".utf8)]
    var keys = [try usual.key(files, editable: [good, other])]
    #expect(try usual.key(files, editable: [good, other]) == keys[0])
    for change in Self.changes {
      var builder = usual
      change(&builder)
      keys.append(try builder.key(files, editable: [good, other]))
    }
    let bytes = Array("let good = 2\n".utf8)
    keys += [
      try usual.key([good: bytes], editable: [good, other]),
      try usual.key([other: bytes], editable: [good, other]),
      try usual.key(files, editable: [good]),
      try usual.key(files, editable: [good, other], given: [other: bytes]),
      try builder(module, box: Box(kind: .unsandboxed)).key(files, editable: [good, other]),
      try builder(module, toolchain: Toolchain(root: usual.toolchain.root, version: "another"))
        .key(files, editable: [good, other]),
    ]
    let stub = URL(filePath: module.project.assignments + "/" + other)
    try Data("let stub = 2\n".utf8).write(to: stub)
    keys.append(try usual.key(files, editable: [good, other]))
    try module.project.list(["Good.swift", "Exercises.swift"], in: "A1")
    keys.append(try usual.key(files, editable: [good, other]))
    #expect(Set(keys).count == keys.count)
  }

  /// A build of one file, whose program prints a word.
  private func build(
    _ word: String, in folder: borrowing TemporaryFolder, line: Int? = nil
  ) throws -> SubmissionBuild.Result {
    let diagnostics = line.map { line in
      [
        BuildRecord.Diagnostic(
          severity: "error", line: line, column: 0, message: word, source: "")
      ]
    }
    let file = BuildRecord.File(
      path: word, status: .compiled, diagnostics: diagnostics ?? [])
    let program = try folder.writeProgram("#!/bin/sh\necho \(word)\n", to: "job/worker")
    return .init(worker: program, report: .init(files: [file]))
  }

  @Test func `a build is made once, and serves another process too`() throws {
    let folder = try TemporaryFolder()
    let first = TestBuilds(in: folder.path("builds"), salt: "a")
    let made = try first.result(for: "key") { try build("one", in: folder) }
    #expect(made.worker.hasPrefix(folder.path("builds")))
    let other = TestBuilds(in: folder.path("builds"), salt: "a")
    for builds in [first, other] {
      let again = try builds.result(for: "key") { try build("two", in: folder) }
      #expect(again.worker == made.worker && again.report == made.report)
    }
    #expect(try String(contentsOfFile: made.worker, encoding: .utf8).contains("one"))
    let salted = TestBuilds(in: folder.path("builds"), salt: "b")
    #expect(try salted.result(for: "key") { try build("two", in: folder) }.worker != made.worker)
    #expect(first.counts == (1, 1) && other.counts == (0, 1) && salted.counts == (1, 0))
  }

  @Test func `what may come of a busy machine is not kept, and errors with a line are`() throws {
    let folder = try TemporaryFolder()
    let builds = TestBuilds(in: folder.path("builds"), salt: "")
    for _ in 0..<2 {
      _ = try builds.result(for: "slow") { try build("stopped", in: folder, line: 0) }
      _ = try builds.result(for: "wrong") { try build("wrong", in: folder, line: 3) }
    }
    #expect(builds.counts == (3, 1))
  }

  @Test func `the oldest builds give way, but none that is in use`() throws {
    let folder = try TemporaryFolder()
    let place = folder.path("builds")
    let old = TestBuilds(in: place, salt: "", limit: 1)
    let first = try old.result(for: "1") { try build("one", in: folder) }
    // As if it had been kept by a process that is no more.
    let gone = place + "/gone"
    try FileManager.default.copyItem(
      atPath: URL(filePath: first.worker).deletingLastPathComponent().path, toPath: gone)
    _ = try TestBuilds(in: place, salt: "", limit: 1).result(for: "2") {
      try build("two", in: folder)
    }
    #expect(!FileManager.default.fileExists(atPath: gone))
    #expect(FileManager.default.fileExists(atPath: first.worker))
  }
}
