import ArgumentParser
import Box
import Build
import CourseKit
import Foundation
import Grading
import Host
import Presentation
import Record
import Reports
import Score

/// Options that grading an archive and checking the working tree share.
struct GradingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The seed of all inputs; the same seed gives the same inputs. Without it an archive gets "
        + "inputs that nobody could foresee, and 'check' those of seed 231.",
      valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("Seconds for one call, in place of the rubric's.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("The folder of large data sets.", valueName: "folder"))
  var dataFolder: String?

  @Flag(
    help: ArgumentHelp(
      "Only what is found out in seconds: nothing is trained or timed, and the code is compiled "
        + "without the optimizer."))
  var quick = false

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let timeLimit, !(timeLimit > 0) {
      throw ValidationError("--time-limit must be above 0 seconds, not \(timeLimit).")
    }
  }

  /// The choice as the grading takes it.
  func gradingOptions(assignment: AssignmentLayout?, only: [String]) -> Grading.Options {
    var options = Grading.Options()
    options.assignment = assignment
    options.only = only
    if let seed { options.seed = seed }
    options.jobs = work.jobs
    options.timeLimit = timeLimit
    options.dataFolder = dataFolder
    if quick { options.hurry() }
    return options
  }

  /// Shows the progress of a grading on standard error.
  func progress() -> ProgressDisplay { ProgressDisplay(style: work.progressStyle) }
}

/// Shows one stage after the other, and what is noticed on the way, each once.
final class ProgressDisplay: Sendable {
  private let style: TerminalStyle
  private let state = Lock()

  private final class Lock: @unchecked Sendable {
    let lock = NSLock()
    var progress: Presentation.Progress?
    var stage: String?
    var steps = 0
    var completed = 0
    var notices: Set<String> = []
  }

  init(style: TerminalStyle) {
    self.style = style
  }

  func show(_ event: Grading.Event) {
    state.lock.withLock {
      switch event {
      case .began(let stage, let steps):
        state.progress?.finish()
        (state.stage, state.steps, state.completed) = (stage, steps, 0)
        state.progress = Presentation.Progress(label: stage, total: steps, style: style)
      case .advanced(let detail):
        state.completed += 1
        state.progress?.update(completed: state.completed, detail: detail)
      case .noticed(let notice):
        // Several gradings of one command notice the same.
        guard state.notices.insert(notice).inserted else { return }
        state.progress?.finish()
        FileHandle.standardError.write(Data("note: \(notice)\n".utf8))
      }
    }
  }

  func finish() {
    state.lock.withLock {
      state.progress?.finish()
      (state.progress, state.stage) = (nil, nil)
    }
  }

  /// Where things stand when a signal ends the command, in one sentence.
  ///
  /// - Parameters:
  ///   - idle: The sentence between two pieces of work.
  ///   - result: What came of the work that is cut short.
  func standing(idle: String, result: String) -> String {
    state.lock.withLock {
      guard let stage = state.stage else { return idle }
      let done = state.steps > 0 ? " (\(state.completed) of \(state.steps) done)" : ""
      return "Stopped while \(stage.prefix(1).lowercased() + stage.dropFirst())\(done): \(result)."
    }
  }
}

extension AssignmentID {
  /// The assignment that a user names.
  ///
  /// - Throws: `ValidationError`, with the names there are.
  static func chosen(_ name: String) throws -> AssignmentID {
    guard let assignment = AssignmentID(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no assignment '\(name)'; there are: \(names).")
    }
    return assignment
  }
}

/// Prints why a command cannot go on, and gives the exit code that says so.
func failure(_ error: any Error) -> any Error {
  if error is ExitCode || error is ValidationError { return error }
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  let code: GraderExit =
    switch error {
    case is ChoiceError, is UnknownName: .usage
    case is BoxError: .noSandbox
    case is ToolchainError, is ProjectError, is SpawnError, is JobFolderError,
      is PrebuiltCoreError, is TooFewDescriptors, BuildError.otherCompiler:
      .unavailable
    case is RubricError, is ManifestError: .configuration
    case is ReportWriter.Failure, is Leaderboard.Failure: .cannotWrite
    default: .graderFault
    }
  return code.error
}
