import CourseKit
import Presentation
import Record
import Reports

extension Grading.Options {
  /// The command that grades one check of an archive again, with the same inputs and limits.
  ///
  /// It writes no reports, because they would replace those of the whole submission.
  ///
  /// - Parameters:
  ///   - check: The name of the check.
  ///   - archive: The path of the archive, as the user gave it.
  ///   - others: The names of the other checks, of which the command must select none.
  ///   - isUnsandboxed: Whether the submission was graded without a sandbox.
  /// - Returns: The command, quoted for a shell.
  package func command(
    for check: String, archive: String, besides others: [String] = [], isUnsandboxed: Bool
  ) -> String {
    // A path without a folder might be taken for an option or a subcommand.
    let isPath = archive.contains("/") || (archive.contains(".") && !archive.hasPrefix("-"))
    var words = ["./grader", isPath ? archive : "./" + archive]
    words += ["--only", check]
    if GradingReport.Check.isBeginning(check, of: others) {
      words.append(GradingReport.Check.exactOption)
    }
    words += ["--seed", "\(seed)", "--format", "none"]
    if let assignment { words += ["--assignment", assignment.id.rawValue] }
    if let timeLimit { words += ["--time-limit", "\(timeLimit)"] }
    if let dataFolder { words += ["--data-folder", dataFolder] }
    if !optimises { words.append("--quick") }
    if isUnsandboxed { words.append("--unsandboxed") }
    return .shellCommand(words)
  }
}
