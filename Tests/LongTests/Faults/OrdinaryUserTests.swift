#if os(Linux)
  import GraderTestSupport
  import Grading
  import Foundation
  import Record
  import Reports
  import Selftest
  import Testing

  /// What an ordinary user meets, who has no second form of the box to fall back to.
  @Suite(
    .slow,
    .disabled(if: OrdinaryUser.isImpossible, "the compiler or all folders are closed to others"))
  struct OrdinaryUserTests: FaultyHostTests {
    private let user: OrdinaryUser

    init() throws {
      user = try OrdinaryUser.shared.get()
    }

    @Test func `doctor tries the box as an ordinary user`() async throws {
      let outcome = try await user.run(["doctor"], in: OrdinaryUser.folder())
      guard OrdinaryUser.hasNamespaces else {
        #expect(outcome.code == GraderExit.noSandbox.rawValue, "\(outcome.output)")
        #expect(outcome.output.contains("bubblewrap reported"))
        return
      }
      #expect(outcome.code == 0, "\(outcome.output)")
      #expect(outcome.output.contains(/box without namespaces +the grader must run as root/))
      for name in ["user namespace", "system call filter", "memory is limited"] {
        #expect(outcome.output.contains("✓ " + name))
      }
    }

    @Test(.enabled(if: OrdinaryUser.hasNamespaces, "the host lets this user have no namespaces"))
    func `attacks end as they must when an ordinary user grades`() async throws {
      let names = ["fifo", "socket-by-address", "exit-by-address"]
      let outcome = try await user.run(
        ["selftest", "--quiet"] + names.flatMap { ["--only", $0] }, in: OrdinaryUser.folder())
      #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.contains("3 of 3 trials ended as expected"))
    }

    @Test(arguments: [
      (["bwrap": "echo no namespaces; exit 1\n"], "", "bubblewrap reported 'no namespaces'"),
      ([:], "bwrap", "'bwrap' is not installed. Install the package 'bubblewrap'"),
      ([:], "prlimit", "'prlimit' is not installed. Install the package 'util-linux'"),
    ])
    func `without the first form of the box nothing is graded, and doctor says so`(
      programs: [String: String], hidden: String, words: String
    ) async throws {
      let folder = try OrdinaryUser.folder()
      try submission(in: folder)
      let tools = try OrdinaryUser.folder()
      let path =
        try hidden.isEmpty ? path(in: tools, programs: programs) : path(in: tools, hiding: hidden)
      let before = folder.files()
      let run = try await user.run(["hw.tar.gz"] + check, in: folder, environment: ["PATH": path])
      #expect(run.code == GraderExit.noSandbox.rawValue, "\(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(run.errors.contains("the grader must run as root."))
      #expect(run.errors.lowercased().contains("pass --unsandboxed"))
      #expect(folder.files() == before + ["stderr.txt", "stdout.txt"])

      let doctor = try await user.run(["doctor"], in: folder, environment: ["PATH": path])
      #expect(doctor.code == GraderExit.noSandbox.rawValue)
      #expect(doctor.output.contains("✗ box") && doctor.output.contains(words))
      #expect(doctor.output.contains("Untrusted code cannot be graded here"))
    }

    @Test func `unsandboxed grades where there is no box, and every report says so`() async throws {
      let folder = try OrdinaryUser.folder()
      try submission(in: folder)
      let tools = try OrdinaryUser.folder()
      let run = try await user.run(
        ["hw.tar.gz", "--unsandboxed"] + check, in: folder,
        environment: ["PATH": try path(in: tools, programs: ["bwrap": "exit 1\n"])])
      #expect(run.code == 0, "\(run.errors)")
      let words = "none (--unsandboxed)"
      #expect(run.output.unwrapped.contains("sandbox: " + words))
      let report = try JSONReport.decode(Data((folder.text("hw-report/report.json") ?? "").utf8))
      #expect(report.sandbox == words)
      #expect(report.check("a1.softmax.naive.loss")?.verdict == .passed)
      for name in ["report.md", "report.html"] {
        #expect(folder.text("hw-report/" + name)?.contains("unsandboxed") == true, "\(name)")
      }
    }

    @Test(.enabled(if: geteuid() == 0, "there is only one user"))
    func `what belongs to somebody else is named, and stays`() async throws {
      let project = try TemporaryFolder.ofHandouts(in: OrdinaryUser.reachable())
      _ = try handouts(project).update()
      let given = "Sources/Assignments/Assignment1/More/Given.swift"
      try project.write("let given = 2\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
      let before = project.files()
      for arguments in [["handouts"], ["handouts", "--force"]] {
        let outcome = try await user.run(
          arguments, in: OrdinaryUser.folder(), at: project.url.path)
        #expect(outcome.code == GraderExit.cannotWrite.rawValue, "\(outcome.errors)")
        #expect(outcome.errors.contains("  \(given)\n"))
        #expect(outcome.errors.contains("nothing was changed"))
      }
      #expect(project.text(given) == "let given = 1\n")
      #expect(project.files() == before)
    }
  }
#endif
