import ArgumentParser
import Foundation
import Presentation

/// Options shared by all commands that grade: how much to run in parallel and how much to print.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many checks may run at once, or attacks of the selftest; what measures time runs alone.",
      valueName: "count"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    name: .shortAndLong,
    help: "Print more: checks that passed, what the code printed or attempted, and a log.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Do not show progress.")
  var quiet = false

  @Flag(help: "Do not use color.")
  var noColor = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1, not \(jobs).") }
  }

  /// The style for standard output.
  var outputStyle: TerminalStyle { .standardOutput(noColor: noColor, isQuiet: false) }

  /// The style for progress on standard error.
  var progressStyle: TerminalStyle {
    var style = TerminalStyle.standardError(noColor: noColor, isQuiet: quiet)
    // A bar that is redrawn continually would break up the log's lines.
    if verbose { style.isTerminal = false }
    return style
  }
}
