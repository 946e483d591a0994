import Foundation

/// A submission to grade, such as the reference's files as a student would submit them.
struct ReferenceSubmission {
  /// A command that failed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let folder: URL
  private let archive: String

  /// Builds the grader, and makes an archive of the reference in a temporary folder.
  ///
  /// - Parameters:
  ///   - assignment: The folder of the assignment.
  ///   - given: An archive to use instead.
  /// - Throws: An error if the grader cannot be built or the archive cannot be made.
  init(of assignment: String = "Assignment1", archive given: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "backprop-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    archive = given ?? folder.appending(path: "reference.tar.gz").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if given == nil {
      try run(
        ["tar", "-czf", archive, "-C", "Sources/Solutions"]
          + Self.studentFiles(below: "Sources/Solutions/" + assignment)
          .map { "\(assignment)/\($0)" })
    }
    try run(["swift", "build", "--product", "Grader"])
  }

  /// Removes the temporary folder.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Grades the archive with `swift run Grader`.
  ///
  /// - Returns: The parts of `report.json` that `Report` reads.
  func grade<Report: Decodable>(_ options: [String], as report: Report.Type) throws -> Report {
    try run(["swift", "run", "Grader", archive, "--quiet", "--output", folder.path] + options)
    let data = try Data(contentsOf: folder.appending(path: "report.json"))
    return try JSONDecoder().decode(report, from: data)
  }

  /// Starts to grade the archive with the built program and its own folder for temporary files.
  func start() throws -> Process {
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "Grader")
    process.arguments = [archive, "--quiet", "--output", folder.appending(path: "report").path]
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TMPDIR": temporary.path]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The files that such a run left in this folder.
  var leftovers: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
  }

  private var temporary: URL { folder.appending(path: "tmp") }

  /// The files with regions for students, which are the ones to submit.
  private static func studentFiles(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
      guard name.hasSuffix(".swift") else { return false }
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      return text.contains("// BEGIN SOLUTION")
    }
  }

  private func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      let text = command.joined(separator: " ")
      throw Failure(description: "'\(text)' ended with status \(process.terminationStatus)")
    }
  }
}
