import GraderTestSupport
import Foundation
import Record
import Reports
import Testing

/// A host that misbehaves: each fault is named with what to do, or makes no difference.
@Suite(.slow) struct HostFaultTests: FaultyHostTests {
  @Test func `without bubblewrap only root can grade, in the second form of the box`() async throws
  {
    let tools = try TemporaryFolder()
    guard OwnUserBox.isImpossible else {
      let folder = try TemporaryFolder()
      try submission(in: folder)
      try await expectScore(
        in: folder, environment: ["PATH": try path(in: tools, hiding: "bwrap")])
      let report = try JSONReport.decode(Data((folder.text("hw-report/report.json") ?? "").utf8))
      #expect(report.sandbox == "own user and Landlock")
      return
    }
    try await expectFailure(
      .noSandbox, says: "'bwrap' is not installed. Install the package 'bubblewrap'",
      environment: ["PATH": try path(in: tools, hiding: "bwrap")])
  }

  @Test func `too few open files are refused before the work begins`() async throws {
    try await expectFailure(
      .unavailable, says: "grading needs 256 open files, but this host allows 32",
      launcher: ["prlimit", "--nofile=32"], environment: [:])
  }

  @Test func `a limit of open files that may be raised is raised`() async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    try await expectScore(in: folder, launcher: ["prlimit", "--nofile=16:4096"])
  }

  /// Runs a program with a small disk at a folder, or one that is read-only.
  private func mount(_ arguments: String...) -> [String] {
    ["bwrap", "--dev-bind", "/", "/"] + arguments + ["--"]
  }

  @Test(arguments: [4 << 10, 300 << 10, 6 << 20])
  func `a full disk for temporary files is no fault of the submission's`(bytes: Int) async throws {
    let disk = try TemporaryFolder()
    try await expectFailure(
      .unavailable, says: "Free some space there",
      launcher: mount("--size", String(bytes), "--tmpfs", disk.url.path),
      environment: ["TMPDIR": disk.url.path])
  }

  @Test func `a disk that fills up under the reports leaves those that were there`() async throws {
    let folder = try TemporaryFolder()
    // What is no archive has its reports at once.
    try folder.write("mine", to: "hw.tar.gz")
    let old = try folder.write("of yesterday\n", to: "reports/report.json")
    // The reports go through a disk that holds the old file and little more.
    let script = """
      cp "$1" "$2/report.json" && shift 2 && "$@"; code=$?; ls -A out; cat out/report.json; exit $code
      """
    try FileManager.default.createDirectory(
      atPath: folder.path("out"), withIntermediateDirectories: true)
    let run = try await GraderProcess.run(
      ["hw.tar.gz", "--output", "out"], in: folder.url,
      launcher: mount("--size", "16384", "--tmpfs", folder.path("out")) + [
        "sh", "-c", script, "sh", old, folder.path("out"),
      ])
    #expect(run.code == GraderExit.cannotWrite.rawValue, "\(run.errors)")
    #expect(run.errors.contains("No space left"))
    #expect(run.output == "report.json\nof yesterday\n")
  }

  @Test func `a read-only folder for the reports is named`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "hw.tar.gz")
    try folder.write("", to: "out/mine.txt")
    let run = try await GraderProcess.run(
      ["hw.tar.gz", "--output", "out"], in: folder.url,
      launcher: mount("--ro-bind", folder.path("out"), folder.path("out")))
    #expect(run.code == GraderExit.cannotWrite.rawValue, "\(run.errors)")
    #expect(run.errors.contains("error: cannot write") && run.errors.contains("Read-only"))
    #expect(folder.files() == ["hw.tar.gz", "out/mine.txt", "stderr.txt", "stdout.txt"])
  }

  @Test func `a folder with reports and other files keeps the others`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "hw.tar.gz")
    try folder.write("of yesterday\n", to: "hw-report/report.json")
    try folder.write("mine\n", to: "hw-report/notes.txt")
    let run = try await GraderProcess.run(["hw.tar.gz"], in: folder.url)
    #expect(run.code == GraderExit.notAnArchive.rawValue, "\(run.errors)")
    #expect(folder.text("hw-report/report.json")?.contains("notAnArchive") == true)
    #expect(folder.text("hw-report/notes.txt") == "mine\n")
    #expect(
      folder.files().filter { $0.hasPrefix("hw-report/") }.count == ReportFormat.allCases.count + 1)
  }

  @Test func `a strict umask, and names with spaces and other letters`() async throws {
    let folder = try TemporaryFolder()
    let name = "Übung 1 – Ada’s ‘work’ (endgültig)"
    try submission(in: folder, name: name + "/meine Abgabe.tar.gz")
    let temporary = folder.path(name + "/tmp $HOME")
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true)
    try await expectScore(
      [name + "/meine Abgabe.tar.gz", "--output", name + "/Ergebnis ✓"], in: folder,
      launcher: ["sh", "-c", "umask 077 && exec \"$@\"", "sh"],
      environment: ["TMPDIR": temporary], output: name + "/Ergebnis ✓")
  }

  @Test func `a locale with a decimal comma changes no number`() async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    // The system may have no such locale; this makes one, as far as the host can.
    let definition = Process()
    definition.executableURL = URL(filePath: "/usr/bin/env")
    definition.arguments = [
      "localedef", "-c", "-i", "de_DE", "-f", "UTF-8", folder.path("locales/de_DE.UTF-8"),
    ]
    definition.standardError = FileHandle.nullDevice
    definition.standardOutput = FileHandle.nullDevice
    try FileManager.default.createDirectory(
      atPath: folder.path("locales"), withIntermediateDirectories: true)
    try definition.run()
    definition.waitUntilExit()
    try await expectScore(
      in: folder,
      environment: [
        "LOCPATH": folder.path("locales"), "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8",
      ])
    #expect(folder.text("hw-report/report.json")?.contains(/[0-9],[0-9]/) == false)
  }

  @Test func `a clock that jumps by hours ends no call early and lets none go on`() async throws {
    let folder = try TemporaryFolder()
    try submission(in: folder)
    // Each time the clock is read, it is an hour off, alternately fast and slow.
    let source = """
      #include <dlfcn.h>
      #include <sys/time.h>
      #include <time.h>
      static long jump(void) { static int n; return n++ % 2 ? 3600 : -3600; }
      int clock_gettime(clockid_t id, struct timespec *t) {
        int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
        int code = real(id, t);
        if (id == CLOCK_REALTIME) t->tv_sec += jump();
        return code;
      }
      int gettimeofday(struct timeval *t, void *zone) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        t->tv_sec = now.tv_sec;
        t->tv_usec = now.tv_nsec / 1000;
        return 0;
      }
      time_t time(time_t *out) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        if (out) *out = now.tv_sec;
        return now.tv_sec;
      }
      """
    try await expectScore(in: folder, environment: try folder.preload(source))
  }
}
