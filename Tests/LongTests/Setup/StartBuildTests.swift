import GraderTestSupport
import Foundation
import Host
import Testing

/// `./grader` in a package of two lines that SwiftPM really builds.
@Suite(.slow) struct StartBuildTests {
  @Test func `a build in a pipe has the commands of a build on a terminal`() throws {
    let folder = try TemporaryFolder()
    let project = try ProjectFolder(above: #filePath)
    for path in ["grader", "Scripts/start.sh"] {
      try folder.writeProgram(
        try String(contentsOf: project.file(path), encoding: .utf8), to: path)
    }
    try folder.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(name: "Tiny", targets: [.executableTarget(name: "Grader")])
      """, to: "Package.swift")
    try folder.write("print(1)\n", to: "Sources/Grader/main.swift")
    let manifest = folder.path(".build/debug.yaml")

    try run(["/usr/bin/script", "-qec", "swift build --product Grader", "/dev/null"], in: folder)
    let commands = try String(contentsOfFile: manifest, encoding: .utf8)
    #expect(commands.contains("\"-color-diagnostics\""))
    // A new file makes SwiftPM write its commands again, and they list the file.
    try folder.write("let two = 2\n", to: "Sources/Grader/Two.swift")
    try run(["./grader"], in: folder)
    let again = try String(contentsOfFile: manifest, encoding: .utf8)
    #expect(again.contains("Two.swift"))
    #expect(again.contains("\"-color-diagnostics\""))
    try run(["/usr/bin/script", "-qec", "swift build --product Grader", "/dev/null"], in: folder)
    #expect(try String(contentsOfFile: manifest, encoding: .utf8) == again)
  }

  private func run(_ command: [String], in folder: borrowing TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder.url
    // SwiftPM prints no color on a simple terminal, and has no flag for it then.
    let own = ProcessInfo.processInfo.environment.filter { ["HOME", "PATH"].contains($0.key) }
    process.environment = own.merging(["TERM": "xterm"]) { $1 }
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
