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

  /// Prints both tables: without training, then with it.
  func printTables() throws {
    let submission = try ReferenceSubmission()
    defer { submission.remove() }
    try printTable(submission, ["--no-training"], repeats: 3, target: 15)
    try printTable(submission, [], repeats: 1, target: 180)
  }

  private func printTable(
    _ submission: ReferenceSubmission, _ options: [String], repeats: Int, target: Double
  ) throws {
    var table = Table(["run", "command to report, s", "of it by stage, s", "score", "target", ""])
    for number in 1...repeats {
      let start = ContinuousClock().now
      let report = try submission.grade(options, as: Report.self)
      let seconds = start.duration(to: ContinuousClock().now) / .seconds(1)
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
}
