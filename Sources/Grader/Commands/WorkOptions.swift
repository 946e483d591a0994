import ArgumentParser
import Foundation
import Presentation

/// How much is done at once and how much is said of it, which all commands that grade share.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many checks or submissions may run at once, except those that measure time.",
      valueName: "count"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    name: .shortAndLong,
    help: "Say more: what passed too, what the code printed or tried, and a log.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Show no progress.")
  var quiet = false

  @Flag(help: "Use no color.")
  var noColor = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1, not \(jobs).") }
  }

  /// The style of what goes to standard output.
  var outputStyle: TerminalStyle { .standardOutput(noColor: noColor, isQuiet: false) }

  /// The style of the progress on standard error.
  var progressStyle: TerminalStyle {
    var style = TerminalStyle.standardError(noColor: noColor, isQuiet: quiet)
    // A bar that is drawn over and over would tear the lines of the log.
    if verbose { style.isTerminal = false }
    return style
  }
}
