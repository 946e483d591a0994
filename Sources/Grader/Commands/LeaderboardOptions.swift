import ArgumentParser
import CourseKit
import Foundation
import Grading
import Host
import Judging
import Presentation
import Reports

/// The options for ranking a submission's times.
struct LeaderboardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A CSV file that ranks submissions by their times relative to the reference; if it exists, "
        + "the submission is added to it.",
      valueName: "file"), completion: .file())
  var leaderboard: String?

  @Option(
    help: ArgumentHelp(
      "The submission's name on the leaderboard, instead of the archive's name; an earlier entry "
        + "with the same name is replaced.",
      valueName: "name"))
  var leaderboardName: String?

  func validate() throws {
    try requirePath(leaderboard, of: "--leaderboard")
    if let leaderboardName {
      guard leaderboard != nil else {
        throw ValidationError("--leaderboard-name requires --leaderboard <file>.")
      }
      guard !leaderboardName.isEmpty else {
        throw ValidationError("--leaderboard-name must not be empty.")
      }
    }
  }

  /// Refuses options with which no submission can be ranked.
  ///
  /// A submission is ranked by all of its times, and only if the timed code passes its checks.
  ///
  /// - Parameters:
  ///   - isQuick: Whether nothing is timed.
  ///   - isPart: Whether only some checks run.
  /// - Throws: `ValidationError`.
  func check(isQuick: Bool, isPart: Bool) throws {
    guard leaderboard != nil else { return }
    if isQuick {
      throw ValidationError(
        "--leaderboard ranks times, but --quick does not measure any: use only one of them.")
    }
    if isPart {
      throw ValidationError(
        "--leaderboard needs the times and the other checks of the whole assignment, but --only "
          + "runs a part: use only one of them.")
    }
  }

  /// The leaderboard, if requested.
  var board: Leaderboard? { leaderboard.map { Leaderboard(URL(filePath: $0)) } }

  /// Adds a graded submission to the leaderboard.
  ///
  /// - Returns: A sentence about the submission's rank, or nil if no leaderboard was requested.
  /// - Throws: `Leaderboard.Failure`, or an error from loading the assignment.
  func enter(_ report: GradingReport, project: ProjectLayout) throws -> String? {
    guard let board, let id = AssignmentID(rawValue: report.assignment.id) else { return nil }
    let layout = try AssignmentLayout(id, in: project.assignments)
    let definitions = try CourseAssignment.load(layout, project: project).checks
    let entry: LeaderboardTable.Entry
    do throws(LeaderboardTable.Entry.NoPlace) {
      entry = try .init(of: report, name: leaderboardName, definitions: definitions)
    } catch {
      // Students may see the terminal.
      let hidden = report.questions.flatMap(\.checks).filter(\.isHidden).map(\.id)
      let shown = error.missing.filter { !hidden.contains($0) }
      let checks = shown.count < error.missing.count ? shown + ["a hidden check"] : shown
      return
        "Leaderboard: not ranked, because these checks have no valid time: "
        + "\(checks.joined(separator: ", ")). The code must pass its checks and be "
        + "timed."
    }
    let checks = definitions.filter(\.isRanked).map(\.id)
    let (place, count, replaced) = try board.enter(entry, checks: checks)
    let rank =
      "Leaderboard: rank \(place) of \(count), at \(Wording.ratio(entry.ratio)) times the "
      + "reference's time."
    guard let replaced else { return rank }
    return rank + " It replaces the row of another archive named \(replaced.name), graded "
      + "\(replaced.graded) (ratio \(replaced.ratio.significant(4)), SHA-256 "
      + "\(replaced.sha256.prefix(12))). If both should be ranked, use --leaderboard-name."
  }
}
