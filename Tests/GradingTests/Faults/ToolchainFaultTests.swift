import GraderTestSupport
import Build
import Foundation
import Host
import Record
import Testing

/// No compiler, or another than the one that built the project.
@Suite struct ToolchainFaultTests: FaultyHostTests {
  @Test func `without a compiler there is no grading`() async throws {
    let tools = try TemporaryFolder()
    try await expectFailure(
      .unavailable, says: "'swiftc' is not in PATH",
      environment: ["PATH": try path(in: tools, hiding: "swiftc")])
  }

  @Test(arguments: [
    ("#!/bin/sh\necho 'libncurses.so: not found' >&2\nexit 127\n", "libncurses.so: not found"),
    ("#!/bin/sh\nexit 1\n", "it ended with exit code 1 and printed nothing"),
    ("#!/bin/sh\nkill -SEGV $$\n", "it was terminated by signal 11 and printed nothing"),
    ("#!/bin/sh\necho 'Swift version 5.9'\n", "it does not report where its files are"),
    ("#!/bin/sh\nhead -c 9999 /dev/urandom\n", "it does not report where its files are"),
    ("no program", "Exec format error"),
  ])
  func `a compiler that does not run is named with what it said`(
    program: String, says words: String
  ) async throws {
    let tools = try TemporaryFolder()
    let file = try tools.writeProgram(program, to: "bin/swiftc")
    try await expectFailure(
      .unavailable, says: "the Swift compiler '\(file)' does not run: ", words,
      environment: ["PATH": try path(in: tools)])
  }

  /// A toolchain that says of itself what it should, and compiles with a script.
  ///
  /// - Returns: Where programs are searched, the stand-in first.
  private func toolchain(
    in folder: borrowing TemporaryFolder, compiling script: String, lacks lacking: String? = nil
  ) throws -> String {
    let root = folder.url.resolvingSymlinksInPath().path
    try folder.writeProgram(
      """
      #!\(root)/bin/sh
      case "$*" in *-print-target-info*)
        echo '{"compilerVersion": "Swift version 5.10 (stand-in)",'
        echo ' "paths": {"runtimeResourcePath": "\(root)/lib/swift"}}'
        exit 0
      esac
      \(script)

      """, to: "bin/swiftc")
    // The box shows no programs but the toolchain's.
    let manager = FileManager.default
    try MadeProgram.copy("/bin/sh", to: folder.path("bin/sh"))
    let real = try Toolchain.find().root
    try manager.createDirectory(
      atPath: folder.path("lib/swift"), withIntermediateDirectories: true)
    for name in ["bin/swift-demangle", "bin/ld.lld", "lib/swift/linux", "lib/swift_static"]
    where name != lacking {
      try manager.createSymbolicLink(
        atPath: folder.path(name), withDestinationPath: "\(real)/\(name)")
    }
    return root + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  @Test func `a compiler of another version is named, and costs no submission anything`()
    async throws
  {
    let folder = try TemporaryFolder()
    let said =
      "<unknown>:0: error: module compiled with Swift 6.3.1 cannot be imported by the Swift 5.10 "
      + "compiler: /Core.swiftmodule"
    let path = try toolchain(in: folder, compiling: "echo '\(said)' >&2; exit 1")
    try await expectFailure(
      .unavailable,
      says: "built by a different compiler than the one in PATH, 'Swift version 5.10 (stand-in)'",
      environment: ["PATH": path])
  }

  @Test(arguments: [
    ("lib/swift_static", "libswiftCore.a"), ("lib/swift/linux", "libswiftCore.so"),
  ])
  func `a compiler without the rest of its toolchain is named`(
    lacking: String, missing: String
  ) async throws {
    let folder = try TemporaryFolder()
    let path = try toolchain(in: folder, compiling: "exit 1", lacks: lacking)
    try await expectFailure(
      .unavailable, says: "\(missing)' is missing", environment: ["PATH": path])
  }

  @Test(arguments: ["exit 0", "echo nonsense; exit 0", "echo nonsense; exit 3"])
  func `a compiler that leaves nothing costs no submission anything`(script: String) async throws {
    let folder = try TemporaryFolder()
    try await expectFailure(
      .graderFault, says: "the stubs themselves do not build, so nothing can be graded",
      environment: ["PATH": try toolchain(in: folder, compiling: script)])
  }

  @Test func `a compiler that did not build the project is told from a wrong submission`() throws {
    let said = "error: module compiled with Swift 6.3 cannot be imported by the Swift 6.2 compiler"
    let toolchain = Toolchain(root: "/opt/swift", version: "Swift version 6.2")
    let error = BuildError(said, toolchain)
    #expect(error == .otherCompiler("Swift version 6.2"))
    #expect(error.description.contains("built by a different compiler"))
    #expect(error.description.contains("swift build"))
    #expect(BuildError("error: no such file", toolchain) == .projectFails("error: no such file"))
  }
}
