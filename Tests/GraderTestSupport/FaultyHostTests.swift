import Foundation
import Host
package import Record
import Reports
import Selftest
import Testing

/// Tests that start the command on a host that lacks something.
package protocol FaultyHostTests {}

extension FaultyHostTests {
  /// A submission that earns part of the points of one check, so that a difference would show.
  package func submission(in folder: borrowing TemporaryFolder, name: String = "hw.tar.gz") throws {
    let host = try GradingHost()
    let files = try host.files(in: "Solutions").filter { $0.key.hasSuffix("/Softmax.swift") }
    let archive = CraftedArchive(members: files.map { .init(path: $0, bytes: $1) })
    try folder.write(archive.bytes(), to: name)
  }

  package var check: [String] { ["--quick", "--only", "a1.softmax.naive.loss"] }

  /// Runs the command, and expects an error with nothing written.
  package func expectFailure(
    _ code: GraderExit, says texts: String..., launcher: [String] = [],
    environment: [String: String]
  ) async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    let run = try await GraderProcess.run(
      ["hw.tar.gz"] + check, in: folder.url, launcher: launcher, environment: environment)
    #expect(run.code == code.rawValue, "\(run.errors)")
    for text in texts { #expect(run.errors.contains(text), "\(run.errors)") }
    #expect(folder.files() == ["hw.tar.gz", "stderr.txt", "stdout.txt"])
  }

  /// Runs the command, and expects the usual score.
  package func expectScore(
    _ arguments: [String] = ["hw.tar.gz"], in folder: borrowing TemporaryFolder,
    launcher: [String] = [], environment: [String: String] = [:], output: String = "hw-report"
  ) async throws {
    let run = try await GraderProcess.run(
      arguments + check, in: folder.url, launcher: launcher, environment: environment)
    #expect(run.code == 0, "\(run.errors)")
    let report = try JSONReport.decode(Data((folder.text(output + "/report.json") ?? "").utf8))
    #expect(report.check("a1.softmax.naive.loss")?.verdict == .passed)
  }

  /// A folder of stand-ins for programs, which is searched first; without them it hides the host's.
  package func path(
    in folder: borrowing TemporaryFolder, hiding hidden: String..., programs: [String: String] = [:]
  ) throws -> String {
    for (name, text) in programs {
      try folder.writeProgram("#!/bin/sh\n" + text, to: "bin/" + name)
    }
    guard !hidden.isEmpty else {
      return folder.path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("bin"), withIntermediateDirectories: true)
    let names = ["swiftc", "bwrap", "prlimit", "sh", "env", "bash", "cat", "dd", "unshare"]
    for name in names where !hidden.contains(name) {
      let program = try #require(findExecutable(name))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("bin/" + name), withDestinationPath: program)
    }
    return folder.path("bin")
  }
}
