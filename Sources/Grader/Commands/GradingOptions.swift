import ArgumentParser
import CourseKit
import Grading
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

  @Flag(
    help: ArgumentHelp(
      "The name of a check selects only that check: a1.knn.predictLabels does not select "
        + "a1.knn.predictLabels.ties."))
  var exactly = false

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
  /// - Throws: `SavedInputs.Failure` if the folder for inputs cannot be written to;
  ///   `ValidationError` if there is no folder of data sets.
  func gradingOptions(
    assignment: AssignmentLayout?, only: [String], audience: Audience
  ) throws -> Grading.Options {
    try requireFolder(dataFolder, of: "--data-folder")
    var options = Grading.Options()
    options.assignment = assignment
    (options.only, options.isExact) = (only, exactly)
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

extension Seed: ExpressibleByArgument {}
