import Foundation
import Grader
import Testing

/// `SIGKILL`, which no program can catch: nothing runs on, nothing stays behind, nothing is half done.
///
/// `BACKPROP_KILLS` says how many random moments are tried; the tests of every day try a few.
@Suite(.serialized) struct KillTests {
  private static let kills =
    ProcessInfo.processInfo.environment["BACKPROP_KILLS"].flatMap(Int.init) ?? 2
  private static let arguments = [
    "hw.tar.gz", "--only", "a1.softmax", "--no-training", "--verbose",
  ]

  private func submission(in folder: borrowing TemporaryFolder) throws {
    let host = try GradingHost()
    let files = try host.files(in: "Solutions").filter { $0.key.hasSuffix("/Softmax.swift") }
    let archive = CraftedArchive(members: files.map { .init(path: $0, bytes: $1) })
    try folder.write(archive.bytes(), to: "hw.tar.gz")
  }

  /// The processes that a command started, or that work on its folder.
  private func relatives(
    of process: GraderProcess, in folder: borrowing TemporaryFolder
  ) -> Set<ProcessTree.Entry> {
    let name = folder.url.lastPathComponent
    let atWork = ProcessTree.all().filter { entry in
      let line = FileManager.default.contents(atPath: "/proc/\(entry.identifier)/cmdline")
      return line.map { String(decoding: $0, as: UTF8.self).contains(name) } ?? false
    }
    return ProcessTree.descendants(of: process.identifier).union(atWork)
  }

  /// Kills a command, and looks at what is left: no process, and reports that are whole or as before.
  private func killAndLook(
    _ process: GraderProcess, _ moment: String, in folder: borrowing TemporaryFolder,
    before: [String: String]
  ) async throws {
    var left = relatives(of: process, in: folder)
    kill(process.identifier, SIGKILL)
    _ = try await process.outcome()
    left.formUnion(relatives(of: process, in: folder))
    // The kernel takes a moment to end what is inside a box.
    for _ in 0..<250 where !left.isEmpty {
      try await Task.sleep(for: .milliseconds(20))
      left = ProcessTree.all().intersection(left)
    }
    #expect(left.isEmpty, "\(moment)")
    for format in ReportFormat.allCases {
      let now = folder.text("hw-report/" + format.fileName)
      let isWhole = format != .json || (try? JSONReport.decode(Data((now ?? "").utf8))) != nil
      #expect(now == before[format.fileName] || isWhole, "\(moment): \(format)")
    }
  }

  private func reports(in folder: borrowing TemporaryFolder) -> [String: String] {
    var texts: [String: String] = [:]
    for format in ReportFormat.allCases {
      texts[format.fileName] = folder.text("hw-report/" + format.fileName)
    }
    return texts
  }

  /// Grades to the end, and gives what does not depend on time.
  private func grade(in folder: borrowing TemporaryFolder) async throws -> [String: Double] {
    let run = try await GraderProcess(Self.arguments, in: folder.url).outcome()
    #expect(run.code == 0, "\(run.errors)")
    let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp"))
    #expect(leftovers.isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("hw-report"))
    #expect(left.sorted() == ReportFormat.allCases.map(\.fileName).sorted())
    let data = Data((folder.text("hw-report/report.json") ?? "").utf8)
    let checks = try JSONReport.decode(data).questions.flatMap(\.checks)
    return Dictionary(uniqueKeysWithValues: checks.map { ($0.id, $0.earned) })
  }

  @Test func `killed as each stage ends`() async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    let expected = try await grade(in: folder)
    let before = reports(in: folder)
    for stage in ["intake", "build", "check", "speed"] {
      let process = try GraderProcess(Self.arguments, in: folder.url)
      while process.isRunning, !process.errors.contains("stage=\(stage)") {
        try await Task.sleep(for: .milliseconds(1))
      }
      try await killAndLook(process, "after \(stage)", in: folder, before: before)
    }
    #expect(try await grade(in: folder) == expected)
  }

  @Test func `killed at random moments`() async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    let begin = ContinuousClock.now
    let expected = try await grade(in: folder)
    let duration = begin.duration(to: .now) / .seconds(1)
    let before = reports(in: folder)
    var random = SystemRandomNumberGenerator()
    for count in 1...Self.kills {
      let process = try GraderProcess(Self.arguments, in: folder.url)
      let moment = Double.random(in: 0...duration, using: &random)
      try await Task.sleep(for: .seconds(moment))
      try await killAndLook(
        process, "kill \(count), after \(moment) s", in: folder, before: before)
      if count % 20 == 0 { #expect(try await grade(in: folder) == expected) }
    }
    #expect(try await grade(in: folder) == expected)
  }
}
