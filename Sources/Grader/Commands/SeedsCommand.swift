import ArgumentParser
import Box
import Build
import CourseKit
import Foundation
import Grading
import Host
import Presentation
import Record

/// Measures how often checks fail for right work.
struct SeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seeds",
    abstract: "Judge the reference with many seeds, and show how often a check fails.",
    discussion: """
      Each grading draws new inputs, and some checks judge what a student's code draws at random. \
      Right work should pass whatever is drawn. This command judges the reference with each seed \
      from 1 to the given count, by the checks that neither measure time nor train models.

      The table has a row for each check: how often it failed, with which seeds, and how large the \
      chance of a failure can be at most, with a confidence of 95 %.

      EXAMPLES
        ./grader seeds
        ./grader seeds a2.dropout --count 1000

      EXIT CODES
        0 no check failed; 1 some did.
      """)

  @Argument(
    help: ArgumentHelp(
      "Assignments, questions, exercises or checks; by default, everything.", valueName: "name"))
  var names: [String] = []

  @Option(help: ArgumentHelp("The number of seeds.", valueName: "count"))
  var count = 50

  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard count >= 1 else { throw ValidationError("--count must be at least 1, not \(count).") }
  }

  func run() throws {
    startLog(isVerbose: work.verbose)
    do {
      Interruption.shared.handle { "Stopped: nothing was measured to the end." }
      var lines: [String] = []
      var failed = false
      for part in try ReferencePlan(names).parts {
        let trials = try ReferenceTrials(part.course, checks: part.checks, part.builder)
        let progress = Presentation.Progress(
          label: "Seeds", total: count, style: work.progressStyle)
        let failures = trials.failures(1..<UInt64(count) + 1, jobs: work.jobs) {
          progress.update(completed: $0, detail: part.course.layout.id.rawValue)
        }
        progress.finish()
        failed = failed || !failures.isEmpty
        lines += trials.checks.map { row($0, failures[$0] ?? []) }
      }
      print("| check | seeds | failed | chance at most | with seeds |")
      print("| --- | --- | --- | --- | --- |")
      print(lines.joined(separator: "\n"))
      if failed { throw GraderExit.checkFailed.error }
    } catch {
      throw failure(error)
    }
  }

  private func row(_ check: String, _ seeds: [UInt64]) -> String {
    let most = ErrorRate.most(failures: seeds.count, of: count, confidence: 0.95)
    let list = seeds.prefix(10).map(String.init).joined(separator: ", ")
    return "| \(check) | \(count) | \(seeds.count) | \(most.significant(2)) | \(list) |"
  }
}
