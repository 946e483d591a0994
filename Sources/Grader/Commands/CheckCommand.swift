import ArgumentParser
import Box
import CourseKit
import Foundation
import Grading
import Host
import Presentation
import Record
import Reports
import Score

/// Checks the student's files in the working tree.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check your own work in Sources/Assignments with the public checks.",
    discussion: """
      Your code runs without a sandbox. Whatever it prints is shown. Checks that measure time or \
      train models take longer. They run only with --speed, --training or --all, if you name them, \
      or if the name selects no others.

      A name stands for an assignment (a2), a question (a2.q2, or a2.normalization), an exercise \
      (a2.batchnorm) or a check (a2.batchnorm.forward), and selects everything below it. Without a \
      name, all assignments that you have started are checked.

      EXAMPLES
        ./grader check                         every assignment that you have started
        ./grader check a1.q2                   one question
        ./grader check a1.knn a2.batchnorm     two exercises
        ./grader check a1.svm.naive.gradient   one check
        ./grader check a1.knn --speed          also the checks that measure time
        ./grader check a1.knn --watch          again after each save
        ./grader check a1 --all                everything, as in grading
        ./grader check --list                  all names

      EXIT CODES
        0 all checks that ran passed; 1 a check did not pass, or nothing has been started; \
      64 invalid arguments; 86, 87 no file, or two of one name, for an assignment; 92 files that \
      come with an assignment were changed, see 'restore'; 130 stopped by Ctrl-C.
      """)

  @Argument(
    help: "Names of assignments, questions, exercises or checks, such as a1.svm.",
    completion: .custom { _, _, _ in Self.names })
  var checks: [String] = []

  @Flag(help: "List all names with their titles, without checking anything.")
  var list = false

  @Flag(help: "Also run the checks that measure time.")
  var speed = false

  @Flag(help: "Also run the checks that train models.")
  var training = false

  @Flag(help: "Run all checks: also those that measure time or train models.")
  var all = false

  @Flag(help: "Check again whenever a file is saved; stop with Ctrl-C.")
  var watch = false

  /// The assignments that a check of `--watch` is about; empty for all.
  @Option(help: .hidden) var part: [String] = []

  @OptionGroup var options: GradingOptions

  func validate() throws {
    if list, watch || !checks.isEmpty {
      throw ValidationError("--list lists all names; remove the other arguments.")
    }
    let slow = [(speed, "--speed"), (training, "--training"), (all, "--all")].first { $0.0 }
    if let slow, options.quick {
      throw ValidationError("\(slow.1) and --quick contradict each other; use only one of them.")
    }
  }

  func run() async throws {
    startLog(isVerbose: options.work.verbose)
    let progress = options.progress()
    let (idle, isWatched) = (watch ? "Stopped watching." : "Stopped.", !part.isEmpty)
    Interruption.shared.handle {
      isWatched ? "" : progress.standing(idle: idle, result: "nothing was written")
    }
    let (project, plan): (ProjectLayout, CheckPlan)
    do {
      project = try ProjectLayout.find()
      if list { return try tellNames(project, progress) }
      plan = try CheckPlan(
        checks,
        .init(
          speed: speed || all, training: training || all, quick: options.quick,
          exactly: options.exactly), in: project)
      // The process that watches has shown them.
      if !isWatched { for notice in plan.notices { progress.show(.noticed(notice)) } }
      guard !plan.parts.isEmpty else {
        tell(CheckPlan.howToStart + "\n")
        throw GraderExit.checkFailed.error
      }
      guard watch else {
        let parts = plan.parts.filter { part.isEmpty || part.contains($0.layout.id.rawValue) }
        let exits = try parts.compactMap { try check($0, project, progress).exit }
        // A part that was not checked matters more than a check that did not pass.
        if let exit = exits.max(by: { $0.rawValue < $1.rawValue }) { throw exit }
        return
      }
      try watch(plan.parts.map(\.layout), in: project)
    } catch {
      throw failure(error)
    }
  }

  /// All names of public checks and of what they are parts of, for completion in a shell.
  private static var names: [String] {
    guard let project = try? ProjectLayout.find(), let courses = try? courses(of: project) else {
      return []
    }
    return courses.flatMap { $0.publicNames.names }
  }

  private static func courses(of project: ProjectLayout) throws -> [CourseAssignment] {
    try AssignmentLayout.all(in: project.assignments).map {
      try CourseAssignment.load($0, project: project)
    }
  }

  private func tellNames(_ project: ProjectLayout, _ progress: ProgressDisplay) throws {
    let courses = try Self.courses(of: project)
    for notice in courses.flatMap(\.rubric.notices) { progress.show(.noticed(notice)) }
    tell(NameList.text(courses))
  }

  /// Writes immediately; `print` does this only on a terminal.
  func tell(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// What came of one check of an assignment.
  private enum Outcome {
    case passed, notPassed
    /// Files that come with the assignment were changed.
    case changed
    /// There was nothing to grade.
    case refused(Int32)

    /// The exit code, or nil if all is well.
    var exit: ExitCode? {
      switch self {
      case .passed: nil
      case .notPassed: ExitCode(GraderExit.checkFailed.rawValue)
      case .changed: ExitCode(GraderExit.changedByHand.rawValue)
      case .refused(let code): ExitCode(code)
      }
    }
  }

  /// Checks once.
  private func check(
    _ part: CheckPlan.Part, _ project: ProjectLayout, _ progress: ProgressDisplay
  ) throws -> Outcome {
    try ResourceLimits.allowDescriptors()
    Grading.prepare(project)
    let folder = ProjectFolder(at: URL(filePath: project.root, directoryHint: .isDirectory))
    let changes = try GivenFiles(of: part.layout.id, in: folder).changes()
    guard changes.isEmpty else {
      tell(changes.text(of: part.layout, not: "checked"))
      return .changed
    }
    var grading = Grading(
      project: project, toolchain: try Toolchain.find(), box: Box(kind: .unsandboxed))
    grading.prepare()
    grading.options = try options.gradingOptions(
      assignment: part.layout, only: part.checks, audience: .student)
    // The plan lists every check.
    grading.options.isExact = true
    grading.options.reusesObjects = true
    grading.options.isHasty = true
    let report = try grading.gradeWorkingTree(of: part.layout) { progress.show($0) }
    progress.finish()
    let text = TerminalReport(
      style: options.work.outputStyle, audience: .student, isVerbose: options.work.verbose,
      isWorkingTree: true
    ).render(report, files: grading.options.savedInputs?.files ?? [])
    tell(text)
    if let refusal = report.refusal { return .refused(refusal.exitCode) }
    let passed = report.questions.flatMap(\.checks).allSatisfy { $0.verdict == .passed }
    return passed ? .passed : .notPassed
  }
}
