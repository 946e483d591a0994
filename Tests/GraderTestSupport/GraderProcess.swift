package import Foundation
import Host
import Testing

/// The built `Grader` in a process of its own, as a user starts it.
///
/// What it prints goes into files, so that no pipe can fill up. Its temporary files go into a
/// folder of the test's, where a test can see whether any were left.
package final class GraderProcess {
  /// How a run ended, and what it printed.
  package struct Outcome {
    package let code: Int32
    package let output: String
    package let errors: String
  }

  private let process = Process()
  private let folder: URL

  /// Starts the command.
  ///
  /// - Parameters:
  ///   - arguments: What follows `./grader`.
  ///   - folder: A folder of the test's own, also the working directory.
  ///   - program: The program, if it is not the one beside the tests.
  ///   - launcher: A command in front of the program, such as `["prlimit", "--nofile=8"]`.
  ///   - environment: What differs from the environment of the tests.
  /// - Throws: An error if the command cannot be started.
  package init(
    _ arguments: [String], in folder: URL, program: String? = nil, launcher: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    let program = try program ?? ProjectLayout.find().products + "/Grader"
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--"] + launcher + [program] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TMPDIR": temporary.path, "HOME": folder.path]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    let (begin, file) = (ContinuousClock.now, WorkTally.file)
    process.terminationHandler = { _ in WorkTally.note(.command, since: begin, in: file) }
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Runs the command to its end.
  package static func run(
    _ arguments: [String], in folder: URL, program: String? = nil, launcher: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await GraderProcess(
      arguments, in: folder, program: program, launcher: launcher, environment: environment
    ).outcome()
  }

  /// Waits for the end.
  package func outcome() async throws -> Outcome {
    while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
    let code = process.terminationStatus
    return Outcome(
      code: process.terminationReason == .exit ? code : -code, output: output, errors: errors)
  }

  /// Whether the command ends within a time, for which the thread is kept: other tests may take its
  /// place for longer.
  package func ends(within limit: Duration) -> Bool {
    let begin = ContinuousClock.now
    while process.isRunning, begin.duration(to: .now) < limit { usleep(5000) }
    return !process.isRunning
  }

  package var identifier: Int32 { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }
  package var output: String { Self.text(outputFile) }
  package var errors: String { Self.text(errorFile) }

  /// What the command left among its temporary files.
  package var leftovers: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
  }

  /// Whether the files of a job lie ready for the compiler.
  package var isCompiling: Bool {
    leftovers.contains {
      FileManager.default.fileExists(
        atPath: temporary.appending(path: $0 + "/out/objects.json").path)
    }
  }

  private var temporary: URL { folder.appending(path: "tmp") }
  private var outputFile: URL { folder.appending(path: "stdout.txt") }
  private var errorFile: URL { folder.appending(path: "stderr.txt") }

  private static func text(_ file: URL) -> String {
    String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
  }
}

extension String {
  /// The text on one line, with single spaces, as it was before it was wrapped.
  package var unwrapped: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension GraderProcess {
  /// Kills a grader while the compiler is in the box, and expects everything that it started to
  /// end.
  ///
  /// - Parameters:
  ///   - folder: The working directory.
  ///   - environment: What differs from the environment of the tests.
  ///   - looks: How often it is looked for what still runs, fifty times a second.
  /// - Throws: An error if the command cannot be started.
  package static func expectItsBoxesToEnd(
    in folder: URL, environment: [String: String] = [:], looks: Int
  ) throws {
    let archive = try ProjectLayout.find().handouts + "/assignment1/sample-submission.tar.gz"
    let process = try GraderProcess(
      [archive, "--output", "out"], in: folder, environment: environment)
    var children: Set<ProcessTree.Entry> = []
    while process.isRunning, !children.contains(where: { $0.name.hasPrefix("swift-frontend") }) {
      children = ProcessTree.descendants(of: process.identifier)
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(!children.isEmpty)
    kill(process.identifier, SIGKILL)
    for _ in 0..<looks where !children.isEmpty {
      children = ProcessTree.all().intersection(children)
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(children.isEmpty)
  }
}
