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

/// The way of a submission: intake, build, check, score.
///
/// What the student's code does, and what is wrong with the archive, ends in the report; only what
/// is the host's or the grader's fault is thrown.
package struct Grading: Sendable {
  package let project: ProjectLayout
  package let toolchain: Toolchain
  package let box: Box
  package var options = Options()
  /// Where builds are kept; tests alone have such a place, for files of the project's own.
  package var cache: (any BuildCache)?

  /// Makes a grading on this host.
  package init(project: ProjectLayout, toolchain: Toolchain, box: Box) {
    self.project = project
    self.toolchain = toolchain
    self.box = box
  }

  /// What may be chosen.
  package struct Options: Sendable {
    /// The assignment that it must be, or nil to find out.
    package var assignment: AssignmentLayout?
    /// The names of what is checked: assignments, questions, exercises or checks; empty for all.
    package var only: [String] = []
    /// Whether checks that train models run.
    package var trains = true
    /// Whether checks that measure time run.
    package var measures = true
    /// The seed of all inputs.
    package var seed: UInt64 = 231
    /// How many checks may run at once.
    package var jobs = ProcessInfo.processInfo.activeProcessorCount
    /// Seconds of wall time for one call, in place of the rubric's; nil for those.
    package var timeLimit: Double?
    /// The folder of large data sets, or nil for the usual place.
    package var dataFolder: String?
    /// Whether object files are held to the rule of symbols; only the selftest does without, to try
    /// the box by itself.
    package var checksSymbols = true
    /// Whether calls are kept from parts of Core; only tests do without, to see that attacks get
    /// through.
    package var withholds = true
    /// Whether submissions are optimised, which takes most of the time.
    package var optimises = true

    /// The usual choice.
    package init() {}

    /// Leaves out what takes long: training, measuring time, and the optimiser.
    package mutating func hurry() {
      (trains, measures, optimises) = (false, false, false)
    }
  }

  /// What is told while the work goes on.
  package enum Event: Sendable {
    /// A stage begins, with so many steps.
    case began(stage: String, steps: Int)
    /// One step of the stage is done.
    case advanced(detail: String)
    /// Something that a person should know, and that stops nothing, in one line.
    case noticed(String)
  }

  /// Grades the archive at a path.
  ///
  /// - Returns: The report; an archive that cannot be graded gives a report with a refusal.
  /// - Throws: `BuildError`, `RubricError` and whatever else is not the student's doing.
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

  /// Grades files that were taken in already, such as those of the working tree.
  package func grade(
    _ intake: Intake.Result, clock: StageClock = StageClock(),
    _ event: @escaping @Sendable (Event) -> Void
  ) throws -> GradingReport {
    let assignment = intake.assignment
    let course = try CourseAssignment.load(assignment, project: project)
    logger.debug(
      "took the submission in",
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

  /// How files would be built, without grading them.
  package func build(
    _ files: [String: [UInt8]], of assignment: AssignmentLayout
  ) throws -> BuildRecord {
    let folder = try JobFolder()
    return try builder(for: assignment).build(
      files, editable: assignment.paths, in: folder.path
    ).report
  }

  /// A builder with the rules of an assignment, and the limits of its rubric where that is at hand.
  ///
  /// - Parameters:
  ///   - assignment: The assignment.
  ///   - rubric: Its rubric, if available.
  ///   - checks: What will run; where none of them measures time or trains, the optimiser is left
  ///     out. Nil for a build as for all checks.
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

  /// What runs checks on a worker that was built.
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
