package import Box
package import Build
import Core
package import Judging
package import CourseKit
import Foundation
package import Host
package import Intake
import Logging
import Presentation
package import Record
package import Reports
import Run
package import Score
import Symbols

/// Grades a submission: intake, build, checks, score.
///
/// Failures of the student's code and of the archive are in the report. Only failures of the host
/// or of the grader are thrown.
package struct Grading: Sendable {
  package let project: ProjectLayout
  package let toolchain: Toolchain
  package let box: Box
  package var options = Options()
  /// A cache of builds.
  ///
  /// Only tests have one, for the project's own files.
  package var cache: (any BuildCache)?

  /// Creates a grading on this machine.
  package init(project: ProjectLayout, toolchain: Toolchain, box: Box) {
    self.project = project
    self.toolchain = toolchain
    self.box = box
  }

  /// The options of a grading.
  package struct Options: Sendable {
    /// The expected assignment, or nil to detect it.
    package var assignment: AssignmentLayout?
    /// The names of the assignments, questions, exercises or checks to run; empty for all.
    package var only: [String] = []
    /// Whether to run the checks that train models.
    package var trains = true
    /// Whether checks that measure time run.
    package var measures = true
    /// The seed of all inputs.
    package var seed: UInt64 = 231
    /// How many checks may run at once.
    package var jobs = ProcessInfo.processInfo.activeProcessorCount
    /// The time limit of one call in seconds; nil for the rubric's limits.
    package var timeLimit: Double?
    /// The folder of large data sets, or nil for the default one.
    package var dataFolder: String?
    /// Whether the symbols of object files are checked.
    ///
    /// Only the selftest turns this off, to test the sandbox alone.
    package var checksSymbols = true
    /// Whether parts of Core are withheld from exercises.
    ///
    /// Only tests turn this off, to show that attacks would then succeed.
    package var withholds = true
    /// Whether submissions are compiled with optimization, which takes most of the time.
    package var optimises = true

    /// Creates the default options.
    package init() {}

    /// Turns off everything that takes long: training, measuring time, and optimization.
    package mutating func hurry() {
      (trains, measures, optimises) = (false, false, false)
    }
  }

  /// A progress event.
  package enum Event: Sendable {
    /// A stage begins, with this number of steps.
    case began(stage: String, steps: Int)
    /// One step of the stage is done.
    case advanced(detail: String)
    /// A warning in one line; the work continues.
    case noticed(String)
  }

  /// Grades the archive at a path.
  ///
  /// - Returns: The report. If the archive cannot be graded, it says why.
  /// - Throws: `BuildError`, `RubricError` and other errors that are not the student's fault.
  package func grade(
    _ path: String, report event: @escaping @Sendable (Event) -> Void = { _ in }
  ) throws -> GradingReport {
    event(.began(stage: "Reading the archive", steps: 0))
    let clock = StageClock()
    do {
      let intake = try Intake(assignments: AssignmentLayout.all(in: project.assignments))
        .read(path: path, assignment: options.assignment)
      clock.lap("intake")
      return try grade(intake, clock: clock, event)
    } catch let refusal as IntakeRefusal {
      clock.lap("intake")
      return refused(refusal, clock: clock)
    }
  }

  /// Grades files that intake has already accepted, such as those of the working tree.
  package func grade(
    _ intake: Intake.Result, clock: StageClock = StageClock(),
    _ event: @escaping @Sendable (Event) -> Void
  ) throws -> GradingReport {
    let assignment = intake.assignment
    let course = try CourseAssignment.load(assignment, project: project)
    logger.debug(
      "accepted the submission",
      metadata: [
        "assignment": "\(assignment.id)", "files": "\(intake.files.count)",
        "missing": "\(intake.missing.count)", "box": "\(box.name)",
      ])
    var (checks, renamed) = try options.choose(from: course)
    for notice in course.rubric.notices + renamed.map(\.description) { event(.noticed(notice)) }
    let folder = try JobFolder()
    event(.began(stage: "Building", steps: 0))
    let builder = builder(for: assignment, course.rubric, checks: checks)
    let build = try builder.build(intake.files, editable: assignment.paths, in: folder.path)
    clock.lap("build")
    let written = checks.filter { $0.kind == .written }
    checks.removeAll { $0.kind == .written }
    event(.began(stage: "Checking", steps: checks.count))
    var runner = try runner(
      course, checks, worker: build.worker, unfinished: unfinished(intake.files, build.report))
    runner.weights = intake.weights
    var results = runner.run(build: build.report, clock: clock) { check in
      event(.advanced(detail: check.id))
    }
    results = try reexamine(results, of: intake, build.report, runner, event)
    let answers = Answers(
      intake.answers.map { String(decoding: $0, as: UTF8.self) } ?? "",
      questions: course.checks.filter { $0.kind == .written }.map(\.id),
      former: assignment.id.former)
    results += written.map { course.judgeWritten($0, answers: answers, seed: options.seed) }
    return report(course, intake.submission, build.report, results, answers, clock)
  }

  /// Builds files without grading them.
  package func build(
    _ files: [String: [UInt8]], of assignment: AssignmentLayout
  ) throws -> BuildRecord {
    let folder = try JobFolder()
    return try builder(for: assignment).build(
      files, editable: assignment.paths, in: folder.path
    ).report
  }

  /// A builder with the rules of an assignment, and with the limits of its rubric if there is one.
  ///
  /// - Parameters:
  ///   - assignment: The assignment.
  ///   - rubric: Its rubric, if available.
  ///   - checks: The checks that will run. If none of them measures time or trains, the build is
  ///     not optimized. Nil stands for all checks.
  /// - Returns: The builder.
  package func builder(
    for assignment: AssignmentLayout, _ rubric: Rubric? = nil, checks: [CheckDefinition]? = nil
  ) -> SubmissionBuild {
    var builder = SubmissionBuild(
      toolchain: toolchain, project: project, box: box, folder: assignment.folder)
    builder.rules?.withheld = assignment.withheld
    builder.rules?.core.formUnion(assignment.core)
    if let rubric { builder.limits = rubric.buildLimits }
    if !options.checksSymbols { builder.rules = nil }
    builder.cache = cache
    builder.optimises =
      options.optimises && checks?.contains { $0.kind == .speed || $0.trains } != false
    return builder
  }

  /// A runner of checks for a finished build.
  package func runner(
    _ course: CourseAssignment, _ checks: [CheckDefinition], worker: String,
    unfinished: Set<String>
  ) throws -> CheckRunner {
    var rubric = course.rubric
    if let limit = options.timeLimit { rubric.limitTime(to: limit) }
    let (folder, seed) = (options.dataFolder, options.seed)
    var student = WorkerSession.Launch(program: worker, box: box)
    student.limits = rubric.runLimits
    var runner = CheckRunner(
      definitions: checks, rubric: rubric, reference: course.reference,
      data: LazyTrainingData { try course.loadData(folder: folder, seed: seed) },
      student: student,
      yardstick: ReferenceWorker.launch(project: project, toolchain: toolchain, box: box),
      seed: seed, jobs: options.jobs, unfinished: unfinished)
    if !options.withholds { runner.student.allowed = course.reference.mapValues { _ in .all } }
    return runner
  }

  private func unfinished(
    _ files: [String: [UInt8]], _ build: BuildRecord
  ) -> Set<String> {
    let built = build.files.filter { file in
      file.status != .compiled
        || !Packer.openTasks(in: String(decoding: files[file.path] ?? [], as: UTF8.self)).isEmpty
    }
    return Set(built.map(\.path))
  }
}
