import Foundation

/// Grades the reference with many seeds, and compares its accuracies with the targets.
struct TargetMargins {
  /// The parts of `report.json` with accuracies.
  private struct Report: Decodable {
    struct Question: Decodable {
      let checks: [Check]
    }
    struct Check: Decodable {
      let id: String
      let kind: String
      let explanation: String
      let details: [Detail]
    }
    struct Detail: Decodable {
      let name: String
      let value: String
    }
    let questions: [Question]
  }

  /// The result of one check in one grading, in percent.
  private struct Reading {
    let accuracy: Double
    let floor: Double
    let target: Double
  }

  /// The number of gradings, with seeds from 1.
  let seeds: Int

  /// The accuracy checks of each assignment.
  private static let checks = [
    "Assignment1": [
      "a1.svm.accuracy", "a1.svm.tune", "a1.softmax.tune", "a1.twoLayer.tune", "a1.features.svm",
      "a1.features.net",
    ],
    "Assignment2": [
      "a2.twoLayerNet.train", "a2.overfit.threeLayers", "a2.overfit.fiveLayers",
      "a2.bestNet.train", "a2.framework.challenge.train",
    ],
  ]

  /// Prints a Markdown table for each assignment, with a row for each accuracy check.
  func printTables() throws {
    for (assignment, checks) in Self.checks.sorted(by: { $0.key < $1.key }) {
      try printTable(of: assignment, checks)
    }
  }

  private func printTable(of assignment: String, _ checks: [String]) throws {
    let submission = try ReferenceSubmission(of: assignment)
    defer { submission.remove() }
    let only = checks.flatMap { ["--only", $0] }
    var readings: [String: [Reading]] = [:]
    var dataset = ""
    for seed in 1...seeds {
      let report = try submission.grade(["--seed", "\(seed)"] + only, as: Report.self)
      for check in report.questions.flatMap(\.checks) where check.kind == "accuracy" {
        readings[check.id, default: []].append(try reading(check))
        dataset = check.details.first { $0.name == "data set" }?.value ?? dataset
      }
      let line = checks.compactMap { readings[$0]?.last?.accuracy.fixed(1) }
      progress("seed \(seed) of \(seeds), \(dataset): \(line.joined(separator: ", "))")
    }
    let title = "\(assignment), \(dataset), seeds 1 to \(seeds), in percent"
    let text = "\(title)\n\n\(table(of: checks, readings).text)\n"
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  private func table(of checks: [String], _ readings: [String: [Reading]]) -> Table {
    var table = Table([
      "check", "mean ± standard deviation", "lowest", "no points at", "all points at", "missed",
      "margin in standard deviations", "chance to miss: normal", "at most (95 %)",
    ])
    for check in checks {
      guard let found = readings[check], let last = found.last else { continue }
      let sample = Sample(found.map(\.accuracy))
      let missed = found.count { $0.accuracy < $0.target }
      let tail = sample.normalTail(below: last.target)
      table.add([
        "`\(check)`", sample.text, sample.minimum.fixed(1), last.floor.fixed(0),
        last.target.fixed(0), "\(missed) of \(found.count)",
        sample.deviations(below: last.target).fixed(1),
        tail < 1e-6 ? "< 1e-6" : String(format: "%.0e", tail),
        missed == 0 ? sample.ruleOfThree.fixed(2) : "",
      ])
    }
    return table
  }

  /// The numbers are in the sentence that students read.
  private func reading(_ check: Report.Check) throws -> Reading {
    let sentence = /([0-9.]+) % .*no points at ([0-9.]+) %, all at ([0-9.]+) %/
    guard let match = check.explanation.firstMatch(of: sentence),
      let accuracy = Double(match.1), let floor = Double(match.2), let target = Double(match.3)
    else {
      throw ReferenceSubmission.Failure(
        description: "\(check.id): expected an accuracy and its targets, found "
          + "'\(check.explanation)'")
    }
    return Reading(accuracy: accuracy, floor: floor, target: target)
  }
}
