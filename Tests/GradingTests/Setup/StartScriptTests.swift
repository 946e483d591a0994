import GraderTestSupport
import Foundation
import Host
import Testing

/// `./grader` in a checkout with little in it, and with a stand-in for `swift`.
@Suite final class StartScriptTests {
  private let folder: TemporaryFolder
  /// With a space in its path.
  private var root: String { folder.path("my course") }

  init() throws {
    folder = try TemporaryFolder()
    let project = try ProjectFolder(above: #filePath)
    for path in ["grader", "lab", "Scripts/start.sh"] {
      try folder.writeProgram(
        try String(contentsOf: project.file(path), encoding: .utf8), to: "my course/" + path)
    }
    for path in ["Package.swift", "Sources/Core/A.swift", "Sources/Assignments/A1/B.swift"] {
      try folder.write("", to: "my course/" + path)
    }
    // It notes how it was started, and "builds" a program that prints where and how it runs.
    try folder.writeProgram(
      """
      #!/bin/bash
      if [ -t 1 ]; then where=terminal; else where=pipe; fi
      echo "$where $*" >>"\(folder.path("builds"))"
      echo "compiling"
      [ ! -e "\(folder.path("broken"))" ] || { echo "A.swift:1:1: error: oh no"; exit 1; }
      root=$3
      mkdir -p "$root/.build/debug"
      printf '#!/bin/bash\\necho "${0##*/} in $PWD: $*"\\n' >"$root/.build/debug/$5"
      chmod +x "$root/.build/debug/$5"

      """, to: "bin/swift")
  }

  private struct Outcome: Equatable {
    var code: Int32
    var output: String
    var errors = ""
  }

  private func run(
    _ program: String = "my course/grader", _ arguments: String..., launcher: [String] = []
  ) throws -> Outcome {
    let process = Process()
    let command = launcher + [folder.path(program)] + arguments
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": folder.path("bin") + ":/usr/bin:/bin"]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let rest = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: rest, as: UTF8.self))
  }

  /// How `swift` was started, since the last time that somebody asked.
  private func builds() -> [String] {
    let lines = (folder.text("builds") ?? "").split(separator: "\n").map(String.init)
    try? FileManager.default.removeItem(atPath: folder.path("builds"))
    return lines
  }

  /// Makes a file newer than everything before.
  private func touch(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date.now.addingTimeInterval(2)], ofItemAtPath: root + "/" + path)
  }

  private var place: String { folder.url.resolvingSymlinksInPath().path }

  @Test func `the first start builds, and the next one does not`() throws {
    let first = try run("my course/grader", "check", "a b")
    #expect(first.code == 0)
    #expect(first.output == "Grader in \(place): check a b\n")
    #expect(first.errors.contains("the first time, this takes about five minutes"))
    #expect(builds().count == 1)
    let second = try run()
    #expect(second == Outcome(code: 0, output: "Grader in \(place): \n"))
    #expect(builds().isEmpty)
    #expect(try run("my course/lab", "knn").output == "Lab in \(place): knn\n")
    #expect(builds().first?.contains("--product Lab") == true)
  }

  @Test func `a newer source builds again, a student's file does not`() throws {
    _ = try run()
    _ = builds()
    try touch("Sources/Assignments/A1/B.swift")
    _ = try run()
    #expect(builds().isEmpty)
    try touch("Sources/Core/A.swift")
    _ = try run()
    #expect(builds().count == 1)
  }

  @Test func `a link starts it from any folder`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "my course/grader")
    #expect(try run("link").output == "Grader in \(place): \n")
  }

  @Test func `the flags of the last build stay`() throws {
    // Without a build, those of a terminal.
    _ = try run()
    #expect(builds().first?.hasPrefix("terminal build ") == true)
    for (flags, start) in [("\"-color-diagnostics\"", "terminal build "), ("", "pipe build ")] {
      try folder.write(flags, to: "my course/.build/debug.yaml")
      try touch("Sources/Core/A.swift")
      try FileManager.default.removeItem(atPath: root + "/.build/debug/.Grader.built")
      _ = try run()
      let build = try #require(builds().first)
      #expect(build.hasPrefix(start))
      #expect(build.contains("--no-color-diagnostics") == flags.isEmpty)
    }
  }

  @Test func `a failed build says so, and starts nothing`() throws {
    try folder.write("", to: "broken")
    let outcome = try run()
    #expect(outcome.code == 70)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("A.swift:1:1: error: oh no"))
    #expect(outcome.errors.hasSuffix("the compiler's messages are above.\n"))
  }

  @Test func `somebody else's checkout is not written to`() throws {
    guard geteuid() == 0, let setpriv = findExecutable("setpriv") else { return }
    chmod(folder.url.path, 0o755)
    let other = [setpriv, "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    let unbuilt = try run(launcher: other)
    #expect(unbuilt.code == 73)
    #expect(unbuilt.errors.contains("is not built, and you may not write to"))
    _ = try run()
    _ = builds()
    try touch("Sources/Core/A.swift")
    let old = try run(launcher: other)
    #expect(old.output.hasPrefix("Grader in "))
    #expect(old.errors.contains("The older one runs."))
    #expect(builds().isEmpty)
  }
}
