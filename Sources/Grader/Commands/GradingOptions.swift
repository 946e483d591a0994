import ArgumentParser
import CourseKit
import Foundation
import Grading
import Host
import Presentation
import Record
import Reports

/// Options for both grading an archive and checking the working tree.
struct GradingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The seed for all inputs; the same seed gives the same inputs. By default, an archive gets "
        + "unpredictable inputs, and 'check' uses seed 231.",
      valueName: "number"))
  var seed: Seed?

  @Option(
    help: ArgumentHelp(
      "The time limit for one call, in seconds; overrides the rubric's time limits.",
      valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("The folder that holds the large data sets.", valueName: "folder"))
  var dataFolder: String?

  @Option(
    help: ArgumentHelp(
      "Write the inputs of calls that crash, throw or run out of time into this folder, as one "
        + ".npz file per check.", valueName: "folder"))
  var saveInputs: String?

  @Flag(
    help: ArgumentHelp(
      "Run only checks that take a few seconds: nothing is trained or timed, and the code is "
        + "compiled without optimization."))
  var quick = false

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e9) {
      throw ValidationError(
        "--time-limit must be above 0 and at most 1e9 seconds, not \(timeLimit).")
    }
    try requirePath(saveInputs, of: "--save-inputs")
    try requirePath(dataFolder, of: "--data-folder")
  }

  /// Returns these options in the form that `Grading` takes.
  ///
  /// - Throws: `SavedInputs.Failure` if the folder for inputs cannot be written to.
  func gradingOptions(
    assignment: AssignmentLayout?, only: [String], audience: Audience
  ) throws -> Grading.Options {
    var options = Grading.Options()
    options.assignment = assignment
    options.only = only
    if let seed { options.seed = seed }
    options.jobs = work.jobs
    options.timeLimit = timeLimit
    options.dataFolder = dataFolder
    options.savedInputs = try saveInputs.map { folder throws(SavedInputs.Failure) in
      try SavedInputs(in: folder, for: audience)
    }
    if quick { options.hurry() }
    return options
  }

  /// Returns a display of the progress of grading on standard error.
  func progress() -> ProgressDisplay { ProgressDisplay(style: work.progressStyle) }
}

/// Shows the progress of one stage after another, and each notice once.
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
        // A command that grades several times gets the same notice each time.
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

  /// Returns one sentence about the state, to print when a signal ends the command.
  ///
  /// - Parameters:
  ///   - idle: The sentence to return if no stage is running.
  ///   - result: What happens to the result of an interrupted stage.
  /// - Returns: The sentence.
  func standing(idle: String, result: String) -> String {
    state.lock.withLock {
      guard let stage = state.stage else { return idle }
      let done = state.steps > 0 ? " (\(state.completed) of \(state.steps) done)" : ""
      return "Stopped while \(stage.prefix(1).lowercased() + stage.dropFirst())\(done): \(result)."
    }
  }
}

extension Seed: ExpressibleByArgument {}

extension AssignmentID {
  /// Returns the assignment that the user named.
  ///
  /// - Throws: `ValidationError` with the valid names.
  static func chosen(_ name: String) throws -> AssignmentID {
    guard let assignment = AssignmentID(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no assignment '\(name)'; the assignments are: \(names).")
    }
    return assignment
  }
}

/// Refuses an empty path, as an unset variable of a script gives.
///
/// It would stand for the current folder.
///
/// - Throws: `ValidationError`.
func requirePath(_ path: String?, of option: String) throws {
  guard path?.isEmpty == true else { return }
  throw ValidationError("\(option) needs a path, not an empty text.")
}
