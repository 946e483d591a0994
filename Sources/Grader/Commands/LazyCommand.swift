import ArgumentParser
import CourseKit
import Grading
import Host
import Presentation
import Record

/// Tries submissions that do none of the work.
struct LazyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lazy",
    abstract: "Answer every exercise without doing its work, and show what that earns.",
    discussion: """
      Six submissions answer with zeros, ones, the input, a constant, random numbers of the right \
      shape, or Tensor.todo. Each check must give them nothing. Run it after you add or change a \
      check.

      EXAMPLES
        ./grader lazy
        ./grader lazy a2 --training

      EXIT CODES
        0 no check gives points for no work, apart from the stated exceptions; 1 a check does.
      """)

  @Argument(
    help: ArgumentHelp(
      "Assignments such as a1; by default, all of them.", valueName: "name"))
  var assignments: [String] = []

  @Flag(help: "Run the checks that train models, too.")
  var training = false

  @Option(help: ArgumentHelp("The seed of the inputs.", valueName: "number"))
  var seed: Seed = 231

  func run() throws {
    do {
      let project = try ProjectLayout.find()
      let chosen =
        try assignments.isEmpty ? AssignmentID.allCases : assignments.map(AssignmentID.chosen)
      var isClean = true
      for id in chosen {
        let layout = try AssignmentLayout(id, in: project.assignments)
        isClean = try show(CourseAssignment.load(layout, project: project)) && isClean
      }
      if !isClean { throw GraderExit.checkFailed.error }
    } catch {
      throw failure(error)
    }
  }

  /// Prints what each submission earns, and returns whether all of it is excused.
  private func show(_ course: CourseAssignment) -> Bool {
    var isClean = true
    for submission in LazySubmission.allCases {
      let results = submission.results(in: course, trains: training, seed: seed)
      let earned = results.map(\.earned).reduce(0, +)
      print(
        "\(course.layout.id.rawValue)  \(submission.rawValue.padded(to: 9))  "
          + "\(Wording.count(earned, "point")) in \(results.count) checks")
      for result in results where result.earned > 0 || result.verdict == .graderFault {
        let exception =
          result.verdict == .graderFault ? nil : LazyException.excusing(result, of: submission)
        isClean = isClean && exception != nil
        let reason = exception.map { "an exception: \($0.reason)" } ?? "\(result.verdict)"
        print("    \(result.check)  \(Wording.count(result.earned, "point"))  (\(reason))")
      }
    }
    return isClean
  }
}
