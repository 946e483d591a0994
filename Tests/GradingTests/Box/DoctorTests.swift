#if os(Linux)
  import GraderTestSupport
  import Doctor
  import Foundation
  import Record
  import Testing

  /// `Grader doctor` on this host, and on one that lacks what the first form of the box needs.
  @Suite struct DoctorTests: FaultyHostTests {
    @Test(
      .disabled(if: OwnUserBox.isImpossible, "this form needs root and Landlock"),
      arguments: [false, true])
    func `the second form is tried where there is no other`(lacksPrlimit: Bool) async throws {
      let folder = try TemporaryFolder()
      let path =
        try lacksPrlimit ? path(in: folder, hiding: "prlimit") : OwnUserBox.path(in: folder)
      let outcome = try await GraderProcess.run(
        ["doctor"], in: folder.url, environment: ["PATH": path])
      #expect(outcome.code == 0, "\(outcome.output)")
      for text in ["own user and Landlock", "separate user", "other processes inaccessible"] {
        #expect(outcome.output.contains(text))
      }
    }

    @Test(.disabled(if: OwnUserBox.isImpossible, "this form needs root and Landlock"))
    func `a project below a closed folder is foreseen in the second form`() async throws {
      let folder = try TemporaryFolder()
      let project = try ScratchProject(in: folder.url, sharesCore: false)
      let closed = folder.path("project")
      chmod(closed, 0o700)
      let outcome = try await GraderProcess.run(
        ["doctor"], in: folder.url, program: project.program,
        environment: ["PATH": try OwnUserBox.path(in: folder)])
      #expect(outcome.code == GraderExit.noSandbox.rawValue, "\(outcome.output)")
      let said = outcome.output.unwrapped
      #expect(said.contains("✗ toolchain and Core reachable '\(closed)' blocks access"))
      #expect(said.contains("chmod o+rx '\(closed)'"))
    }

    @Test func `every required protection of this host is tried and there`() async throws {
      let folder = try TemporaryFolder()
      let outcome = try await GraderProcess.run(["doctor", "--format", "json"], in: folder.url)
      let data = Data(outcome.output.utf8)
      let protections = try JSONDecoder().decode([Protection].self, from: data)
      for protection in protections where protection.isRequired {
        #expect(protection.isThere, "\(protection)")
      }
      #expect(outcome.code == 0)
      let names = protections.map(\.name)
      for name in [
        "system call filter", "no network", "memory is limited", "threads are limited",
        "a worker seals itself",
      ] {
        #expect(names.contains(name))
      }
    }
  }
#endif
