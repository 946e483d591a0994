#if os(Linux)
  import Foundation
  import Grader
  import Testing

  /// `Grader doctor` on this host, and on one without bubblewrap.
  @Suite struct DoctorTests {
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
      for name in ["user namespace", "filter of system calls", "no network", "memory has a limit"] {
        #expect(names.contains(name))
      }
    }
  }
#endif
