import Foundation

/// Grades the sample submission many times, half of them with all processors busy with other work,
/// and shows how much the score depends on that.
struct RepeatedGradings {
  /// The part of `report.json` that must not change.
  struct Report: Decodable {
    struct Check: Decodable {
      let id: String
      let verdict: String
      let earned: Double
    }
    struct Question: Decodable {
      let checks: [Check]
    }
    struct Score: Decodable {
      let earned: Double
    }
    let questions: [Question]
    let score: Score

    var checks: [Check] { questions.flatMap(\.checks) }
  }

  /// One grading.
  private struct Run {
    let isLoaded: Bool
    let seconds: Double
    let report: Report
  }

  /// The number of gradings.
  let count: Int

  /// Grades, printing a line for each grading and then the table.
  ///
  /// - Throws: `ReferenceSubmission.Failure` if a grading fails.
  func printTable() throws {
    let submission = try ReferenceSubmission(
      archive: "handouts/assignment1/sample-submission.tar.gz")
    defer { submission.remove() }
    var runs: [Run] = []
    for number in 1...count {
      let run = try grade(submission, isLoaded: number % 2 == 0)
      runs.append(run)
      try show(
        "\(number) of \(count): \(run.isLoaded ? "loaded" : "idle"), "
          + "\(run.report.score.earned.fixed(2)) points in \(run.seconds.fixed(1)) s\n")
    }
    try show("\n" + table(runs).text + "\n" + changes(runs))
  }

  private func grade(_ submission: ReferenceSubmission, isLoaded: Bool) throws -> Run {
    let load = isLoaded ? LoadGenerator() : nil
    defer { load?.stop() }
    let start = ContinuousClock.now
    let report = try submission.grade([], as: Report.self)
    return Run(
      isLoaded: isLoaded, seconds: start.duration(to: .now) / .seconds(1), report: report)
  }

  private func table(_ runs: [Run]) -> Table {
    var table = Table([
      "processors", "gradings", "lowest score", "highest", "different scores", "seconds, median",
    ])
    for (name, chosen) in [
      ("idle", runs.filter { !$0.isLoaded }), ("busy with other work", runs.filter(\.isLoaded)),
      ("all", runs),
    ] {
      let scores = chosen.map(\.report.score.earned)
      table.add([
        name, String(chosen.count), (scores.min() ?? .nan).fixed(2),
        (scores.max() ?? .nan).fixed(2), String(Set(scores).count),
        Spread(chosen.map(\.seconds)).median.fixed(1),
      ])
    }
    return table
  }

  /// The checks whose outcome varied, with the number of times for each outcome.
  private func changes(_ runs: [Run]) -> String {
    var outcomes: [String: [String: Int]] = [:]
    for check in runs.flatMap(\.report.checks) {
      outcomes[check.id, default: [:]]["\(check.verdict), \(check.earned.fixed(2))", default: 0] +=
        1
    }
    let changed = outcomes.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    guard !changed.isEmpty else { return "Every check had the same outcome each time.\n" }
    return changed.map { id, counts in
      let list = counts.sorted { $0.value > $1.value }.map { "\($0.value) times \($0.key)" }
      return "\(id): \(list.joined(separator: "; "))\n"
    }.joined()
  }

  /// Not `print`, which may buffer the lines until the end.
  private func show(_ text: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
