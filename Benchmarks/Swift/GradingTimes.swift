import Foundation

/// Times `swift run Grader` on the reference, handed in as a student would.
struct GradingTimes {
  /// The part of `report.json` that says how long each stage took.
  private struct Report: Decodable {
    struct Stage: Decodable {
      let name: String
      let seconds: Double
    }
    struct Score: Decodable {
      let earned: Double
      let possible: Double
    }
    let stages: [Stage]
    let score: Score?
  }

  /// A run of the grader that did not end in a report.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let studentFiles = [
    "KNearestNeighbor", "CrossValidation", "LinearClassifier", "LinearSVM", "Softmax",
    "LinearTuning", "TwoLayerNet", "TwoLayerNet+Training", "TwoLayerNetTuning", "FeatureTuning",
  ]

  /// Prints both tables: without training, then with it.
  func printTables() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "backprop-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = folder.appending(path: "reference.tar.gz")
    try run(
      ["tar", "-czf", archive.path, "-C", "Sources/Solutions"]
        + Self.studentFiles.map { "Assignment1/\($0).swift" })
    try run(["swift", "build", "--product", "Grader"])
    try printTable(archive, folder, ["--no-training"], repeats: 3, target: 15)
    try printTable(archive, folder, [], repeats: 1, target: 180)
  }

  private func printTable(
    _ archive: URL, _ folder: URL, _ options: [String], repeats: Int, target: Double
  ) throws {
    var table = Table(["run", "command to report, s", "of it by stage, s", "score", "target", ""])
    for number in 1...repeats {
      let start = ContinuousClock().now
      try run(
        ["swift", "run", "Grader", archive.path, "--quiet", "--output", folder.path] + options)
      let seconds = start.duration(to: ContinuousClock().now) / .seconds(1)
      let data = try Data(contentsOf: folder.appending(path: "report.json"))
      let report = try JSONDecoder().decode(Report.self, from: data)
      let stages = report.stages.map { "\($0.name) \($0.seconds.fixed(2))" }
      table.add([
        String(number), seconds.fixed(2), stages.joined(separator: ", "),
        report.score.map { "\($0.earned.fixed(2)) of \($0.possible.fixed(2))" } ?? "none",
        "< \(target.fixed(0))", seconds < target ? "met" : "missed",
      ])
    }
    let title = (["swift run Grader reference.tar.gz"] + options).joined(separator: " ")
    // Not `print`, which may keep the table until the end of the longer run.
    try FileHandle.standardOutput.write(contentsOf: Data("\(title)\n\n\(table.text)\n".utf8))
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
