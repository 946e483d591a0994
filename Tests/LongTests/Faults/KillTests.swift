import GraderTestSupport
import Foundation
import Reports
import Selftest
import Testing

/// `SIGKILL`, which no program can catch: nothing keeps running, nothing is left behind, nothing is
/// half done.
///
/// `BACKPROP_KILLS` says how many random moments are tried, in gradings with all stages; the tests
/// of every day try a few, in quick ones.
@Suite(.serialized, .slow) struct KillTests {
  private static let chosen =
    ProcessInfo.processInfo.environment["BACKPROP_KILLS"].flatMap(Int.init)
  private static let kills = chosen ?? 2
  private static let allStages = [
    "hw.tar.gz", "--only", "a1.softmax.naive.loss", "--only", "a1.softmax.vectorized.speed",
    "--only", "a1.softmax.tune", "--verbose",
  ]
  private static let quick = allStages + ["--quick"]
  private static let arguments = allStages + ["--no-training"]

  private func submission(in folder: borrowing TemporaryFolder) throws {
    let host = try GradingHost()
    let names = ["Softmax.swift", "LinearClassifier.swift", "LinearTuning.swift"]
    let files = try host.files(in: "Solutions").filter { file in
      names.contains { file.key.hasSuffix("/" + $0) }
    }
    let archive = CraftedArchive(members: files.map { .init(path: $0, bytes: $1) })
    try folder.write(archive.bytes(), to: "hw.tar.gz")
  }

  /// The processes that a command started, or that work on its folder.
  private func relatives(
    of process: GraderProcess, in folder: borrowing TemporaryFolder
  ) -> Set<ProcessTree.Entry> {
    let atWork = ProcessTree.all(mentioning: folder.url.lastPathComponent)
    return ProcessTree.descendants(of: process.identifier).union(atWork)
  }

  /// Kills a command, and looks at what is left: no process, and reports of one grading.
  private func killAndLook(
    _ process: GraderProcess, _ moment: String, in folder: borrowing TemporaryFolder,
    before: [ReportFormat: Written]
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
    try expectOneGrading(moment, in: folder, before: before)
  }

  /// A report as it lies in its folder: another file has another number.
  private struct Written: Equatable {
    let number: Int?
    let content: Data
  }

  private func reports(in folder: borrowing TemporaryFolder) -> [ReportFormat: Written] {
    var files: [ReportFormat: Written] = [:]
    for format in ReportFormat.allCases {
      let path = folder.path("hw-report/" + format.fileName)
      guard let content = FileManager.default.contents(atPath: path) else { continue }
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      files[format] = Written(number: facts?[.systemFileNumber] as? Int, content: content)
    }
    return files
  }

  /// Expects all reports as before, or all new; or no `report.json`, as between two renames.
  private func expectOneGrading(
    _ moment: String, in folder: borrowing TemporaryFolder, before: [ReportFormat: Written]
  ) throws {
    let now = reports(in: folder)
    guard now != before, now[.json] != nil else { return }
    for format in ReportFormat.allCases {
      #expect(now[format] != nil, "\(moment): \(format)")
      #expect(now[format]?.number != before[format]?.number, "\(moment): \(format)")
    }
    _ = try JSONReport.decode(Data((folder.text("hw-report/report.json") ?? "").utf8))
  }

  /// Grades to the end, and gives the points of the checks that do not depend on time.
  private func grade(
    in folder: borrowing TemporaryFolder, _ arguments: [String] = quick,
    environment: [String: String] = [:]
  ) async throws -> [String: Double] {
    let run = try await GraderProcess.run(arguments, in: folder.url, environment: environment)
    #expect(run.code == 0, "\(run.errors)")
    let leftovers = try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp"))
    #expect(leftovers.isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("hw-report"))
    #expect(left.sorted() == ReportFormat.allCases.map(\.fileName).sorted())
    let data = Data((folder.text("hw-report/report.json") ?? "").utf8)
    let checks = try JSONReport.decode(data).questions.flatMap(\.checks)
      .filter { $0.kind != "speed" }
    return Dictionary(uniqueKeysWithValues: checks.map { ($0.id, $0.earned) })
  }

  private func killEach(
    after stages: [String], in folder: borrowing TemporaryFolder
  ) async throws {
    for stage in stages {
      let before = reports(in: folder)
      let arguments = ["training": Self.allStages, "speed": Self.arguments][stage]
      let process = try GraderProcess(arguments ?? Self.quick, in: folder.url)
      while process.isRunning, !process.errors.contains("stage=\(stage)") {
        try await Task.sleep(for: .milliseconds(1))
      }
      try await killAndLook(process, "after \(stage)", in: folder, before: before)
    }
  }

  @Test func `killed as each stage ends, without reports and with earlier ones`() async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    try await killEach(after: ["intake", "check"], in: folder)
    let expected = try await grade(in: folder)
    try await killEach(after: ["build", "speed", "training"], in: folder)
    #expect(try await grade(in: folder) == expected)
  }

  @Test func `killed at random moments`() async throws {
    try await killAtRandom(Self.chosen == nil ? Self.quick : Self.arguments)
  }

  @Test(.disabled(if: OwnUserBox.isImpossible))
  func `killed at random moments, in the second form of the box`() async throws {
    let tools = try TemporaryFolder()
    try await killAtRandom(
      Self.quick, environment: ["PATH": try OwnUserBox.path(in: tools)])
  }

  private func killAtRandom(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    let begin = ContinuousClock.now
    let expected = try await grade(in: folder, arguments, environment: environment)
    let duration = begin.duration(to: .now) / .seconds(1)
    for count in 1...Self.kills {
      let before = reports(in: folder)
      let process = try GraderProcess(arguments, in: folder.url, environment: environment)
      // Every second one in the beginning, where the first boxes start.
      let moment = Double.random(in: 0...(count % 2 == 0 ? duration : min(1, duration)))
      try await Task.sleep(for: .seconds(moment))
      try await killAndLook(
        process, "kill \(count), after \(moment) s", in: folder, before: before)
      if count % 20 == 0 {
        #expect(try await grade(in: folder, arguments, environment: environment) == expected)
      }
    }
    #expect(try await grade(in: folder, arguments, environment: environment) == expected)
  }

  @Test func `killed before each step that puts reports into their places`() async throws {
    let folder = try TemporaryFolder()
    let tools = try TemporaryFolder()
    // What is no archive has its reports at once.
    try folder.write("mine", to: "hw.tar.gz")
    // The process kills itself before the step with the number in STEP.
    let library = try tools.preload(
      """
      #include <dlfcn.h>
      #include <signal.h>
      #include <stdlib.h>
      #include <string.h>
      #include <unistd.h>
      static int is_report(const char *path) {
        return strstr(path, "hw-report/") && !strstr(path, "hw-report/.");
      }
      static void step(void) {
        static int steps;
        if (++steps == atoi(getenv("STEP"))) kill(getpid(), SIGKILL);
      }
      int rename(const char *from, const char *to) {
        int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
        if (is_report(from) || is_report(to)) step();
        return real(from, to);
      }
      int unlink(const char *path) {
        int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
        if (is_report(path)) step();
        return real(path);
      }
      """)
    _ = try await GraderProcess.run(["hw.tar.gz"], in: folder.url)
    var kills = 0
    for step in 1... {
      let before = reports(in: folder)
      #expect(before[.json] != nil)
      let environment = library.merging(["STEP": "\(step)"]) { $1 }
      let run = try await GraderProcess.run(
        ["hw.tar.gz"], in: folder.url, environment: environment)
      try expectOneGrading("step \(step)", in: folder, before: before)
      guard run.code == -SIGKILL else { break }
      kills += 1
      // Grading again makes them whole.
      _ = try await GraderProcess.run(["hw.tar.gz"], in: folder.url)
      #expect(reports(in: folder).count == ReportFormat.allCases.count)
    }
    // Each old report is set aside, and each new one is put in its place.
    #expect(kills == 2 * ReportFormat.allCases.count)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("hw-report"))
    #expect(left.sorted() == ReportFormat.allCases.map(\.fileName).sorted())
  }
}
