import Judging
import ArgumentParser
import CourseKit
import Foundation
import Grading
import Host
import Presentation
import Reports

/// Where a submission's times are ranked.
struct LeaderboardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file (CSV) that ranks submissions by their times beside the reference's; one that is "
        + "there is added to.",
      valueName: "file"), completion: .file())
  var leaderboard: String?

  @Option(
    help: ArgumentHelp(
      "The submission's name on the leaderboard, in place of the archive's; an earlier one of the "
        + "same name goes.",
      valueName: "name"))
  var leaderboardName: String?

  func validate() throws {
    if let leaderboardName {
      guard leaderboard != nil else {
        throw ValidationError("--leaderboard-name needs a --leaderboard <file>.")
      }
      guard !leaderboardName.isEmpty else {
        throw ValidationError("--leaderboard-name must not be empty.")
      }
    }
  }

  /// The leaderboard, if one was asked for.
  var board: Leaderboard? { leaderboard.map { Leaderboard(URL(filePath: $0)) } }

  /// Enters a graded submission.
  ///
  /// - Returns: One sentence on its place, or nil when no leaderboard was asked for.
  /// - Throws: `Leaderboard.Failure`, or what loading the assignment throws.
  func enter(_ report: GradingReport, project: ProjectLayout) throws -> String? {
    guard let board, let id = AssignmentID(rawValue: report.assignment.id) else { return nil }
    let layout = try AssignmentLayout(id, in: project.assignments)
    let definitions = try CourseAssignment.load(layout, project: project).checks
    let entry: LeaderboardTable.Entry
    do throws(LeaderboardTable.Entry.NoPlace) {
      entry = try .init(of: report, name: leaderboardName, definitions: definitions)
    } catch {
      return
        "Leaderboard: no place, because no time counts of \(error.missing.joined(separator: ", ")). "
        + "The code has to pass its checks and to be timed."
    }
    let checks = definitions.filter(\.isRanked).map(\.id)
    let (place, count) = try board.enter(entry, checks: checks)
    return "Leaderboard: place \(place) of \(count), at \(Wording.ratio(entry.ratio)) times the "
      + "reference's time."
  }
}
