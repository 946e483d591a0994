import Foundation

/// Times `swift run Grader` on the reference, submitted as a student would.
struct GradingTimes {
  /// The part of `report.json` with the time of each stage.
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

  /// Prints two tables for each assignment: without training, then with it.
  func printTables() throws {
    for (assignment, target) in [("Assignment1", 15.0), ("Assignment2", 30)] {
      let submission = try ReferenceSubmission(of: assignment)
      defer { submission.remove() }
      try printTable(assignment, submission, ["--no-training"], repeats: 3, target: target)
      try printTable(assignment, submission, [], repeats: 1, target: 180)
    }
  }

  private func printTable(
    _ assignment: String, _ submission: ReferenceSubmission, _ options: [String], repeats: Int,
    target: Double
  ) throws {
    var table = Table(["run", "command to report, s", "by stage, s", "score", "target", ""])
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
    let command = (["swift run Grader reference.tar.gz"] + options).joined(separator: " ")
    let title = "\(assignment): \(command)"
    // Not `print`, which may buffer the table until the end of the longer run.
    try FileHandle.standardOutput.write(contentsOf: Data("\(title)\n\n\(table.text)\n".utf8))
  }
}
