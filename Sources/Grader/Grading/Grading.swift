package import Box
package import Build
import Core
package import CourseKit
import Foundation
package import Host
package import Intake
package import Judging
import Logging
import Presentation
package import Record
package import Reports
import Run
package import Score
import Symbols

/// Grades submissions in four stages: intake, build, checks and score.
///
/// Problems with the student's code or the archive are described in the report. Errors are thrown
/// only if the host or the grader fails.
package struct Grading: Sendable {
  package let project: ProjectLayout
  package let toolchain: Toolchain
  package let box: Box
  package var options = Options()
  /// The cache of builds.
  ///
  /// Only tests use a cache, and only for the project's own files.
  package var cache: (any BuildCache)?

  /// Creates a grading run on this machine.
  package init(project: ProjectLayout, toolchain: Toolchain, box: Box) {
    self.project = project
    self.toolchain = toolchain
    self.box = box
  }

  /// Starts reading the built Core, which every build needs, while the caller does other things.
  package static func prepare(_ project: ProjectLayout) { SubmissionBuild.prepare(project) }

  /// Starts reading what all programs have in common, while the caller does other things.
  package func prepare() {
    SubmissionBuild(toolchain: toolchain, project: project, box: box, folder: "").prepare()
  }

  /// A progress event.
  package enum Event: Sendable {
    /// A stage begins, with this number of steps.
    case began(stage: String, steps: Int)
    /// What the stage is doing.
    case doing(String)
    /// A step of the stage is done.
    case advanced(detail: String)
    /// A warning of one line, after which grading continues.
    case noticed(String)
  }

  /// Grades the archive at a path.
  ///
  /// - Parameters:
  ///   - path: The path of the archive.
  ///   - event: A function that is called with the progress, from any thread.
  ///   - accepted: A function that is called with the submission before it is graded, unless the
  ///     archive cannot be graded.
  /// - Returns: The report; if the archive cannot be graded, the report says why.
  /// - Throws: `BuildError`, `RubricError` and other errors that are not the student's fault.
  package func grade(
    _ path: String, report event: @escaping @Sendable (Event) -> Void = { _ in },
    accepted: (Intake.Result) -> Void = { _ in }
  ) throws -> GradingReport {
    event(.began(stage: "Reading the archive", steps: 0))
    let clock = StageClock()
    do {
      let intake = try Intake(assignments: AssignmentLayout.all(in: project.assignments))
        .read(path: path, assignment: options.assignment)
      clock.lap("intake")
      accepted(intake)
      return try grade(intake, path: path, clock: clock, event)
    } catch let refusal as IntakeRefusal {
      clock.lap("intake")
      return refused(refusal, clock: clock)
    }
  }

  /// Grades the files of an assignment in the working tree.
  ///
  /// They are read as those of an archive are.
  ///
  /// - Returns: The report. If there is nothing to grade, it says why.
  /// - Throws: `BuildError`, `RubricError` and other errors that are not the student's fault.
  package func gradeWorkingTree(
    of assignment: AssignmentLayout, _ event: @escaping @Sendable (Event) -> Void
  ) throws -> GradingReport {
    let clock = StageClock()
    do {
      let intake = try Intake(assignments: [assignment]).read(assignment, in: project.assignments)
      clock.lap("intake")
      return try grade(intake, clock: clock, event)
    } catch let refusal as IntakeRefusal {
      return refused(refusal, clock: clock)
    }
  }

  /// Grades files that intake has already accepted, such as those of the working tree.
  ///
  /// - Parameters:
  ///   - intake: The files.
  ///   - path: The path of the archive, or nil if the files are not from one.
  ///   - clock: A clock that records how long the stages take.
  ///   - budget: The time of the whole grading, or nil for what the rubric gives.
  ///   - event: A function that is called with the progress, from any thread.
  /// - Returns: The report.
  /// - Throws: `BuildError`, `RubricError` and other errors that are not the student's fault.
  package func grade(
    _ intake: Intake.Result, path: String? = nil, clock: StageClock = StageClock(),
    budget: GradingBudget? = nil,
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
    let written = checks.filter { $0.kind == .written }
    checks.removeAll { $0.kind == .written }
    let budget = budget ?? GradingBudget(seconds: course.rubric.timeBudget)
    let (buildReport, automatic) = try run(
      checks, of: course, intake, within: budget, clock, event)
    checkLogger.debug(
      "the time of the grading",
      metadata: [
        "left": "\(Wording.seconds(budget.left))", "own": "\(Wording.seconds(budget.ownSeconds))",
        "most": "\(budget.longest(3).map { "\($0.name) \(Wording.seconds($0.seconds))" })",
      ])
    let answers = Answers(
      intake.answers.map { String(decoding: $0, as: UTF8.self) } ?? "",
      questions: course.checks.filter { $0.kind == .written }.map(\.id),
      template: course.template, former: assignment.id.former)
    let results =
      automatic
      + written.map { check in
        course.judgeWritten(
          check, answers: answers, fault: intake.refused[assignment.answersPath])
      }
    return report(course, intake, buildReport, results, answers, clock, archive: path)
  }

  /// Builds a submission and runs checks.
  ///
  /// If the time of the grading ends during the build, no check runs.
  ///
  /// - Throws: Errors that are not the student's fault.
  private func run(
    _ checks: [CheckDefinition], of course: CourseAssignment, _ intake: Intake.Result,
    within budget: GradingBudget, _ clock: StageClock, _ event: @escaping @Sendable (Event) -> Void
  ) throws -> (BuildRecord, [CheckRecord]) {
    let folder = try JobFolder()
    event(.began(stage: "Building", steps: 0))
    var builder = builder(for: intake.assignment, course.rubric, checks: checks)
    builder.budget = budget
    builder.tell = { event(.doing($0)) }
    let compile = { () throws in
      try builder.build(intake.files, editable: intake.assignment.sources, in: folder.path)
    }
    let build: SubmissionBuild.Result
    do {
      build = try compile()
    } catch is TimeIsUp {
      clock.lap("build")
      let record = intake.completed(builder.findings.record)
      let results = checks.map { check in
        check.notReached(in: budget, course.rubric, record, intake.renamed)
      }
      return (record, results)
    }
    clock.lap("build")
    let record = intake.completed(build.report)
    event(.began(stage: "Checking", steps: checks.count))
    var runner = try runner(
      course, checks, of: build, unfinished: unfinished(intake.files, record))
    runner.weights = intake.weights
    runner.savedInputs = options.savedInputs
    runner.locator = locator(of: intake.files, record)
    runner.renamed = intake.renamed
    runner.budget = budget
    runner.mistakes = MistakeComparison(intake.assignment, builder)
    let running = RunningChecks(course.rubric, event)
    runner.began = running.began
    let results = try run(
      runner, build: record, clock: clock, event, finished: { running.ended($0.id) }
    ) { slow in
      if options.isHasty, slow.allSatisfy({ $0.kind != .speed }) {
        // A person waits, and no times are compared.
        builder.optimized = Set(slow.flatMap { [$0.file] + $0.buildsOn })
      } else {
        builder.optimization = .whole
      }
      return try compile()
    }
    let final = SharedMistakes.chargingOnce(
      try reexamine(results, of: intake, record, runner, clock, event), runner.definitions)
    return (record, namingUncompiled(final, runner.definitions, record, course.rubric))
  }

  /// Builds files without grading them.
  package func build(
    _ files: [String: [UInt8]], of assignment: AssignmentLayout,
    _ event: @escaping @Sendable (Event) -> Void = { _ in }
  ) throws -> BuildRecord {
    event(.began(stage: "Compiling", steps: 0))
    let folder = try JobFolder()
    var builder = builder(for: assignment)
    builder.tell = { event(.doing($0)) }
    return try builder.build(files, editable: assignment.sources, in: folder.path).report
  }

  /// Returns a builder with the rules of an assignment, and the limits of its rubric if there is
  /// one.
  ///
  /// - Parameters:
  ///   - assignment: The assignment.
  ///   - rubric: The assignment's rubric, or nil for the default limits.
  ///   - checks: The checks that will run, or nil for all of them. If none of them measures time or
  ///     trains a model, the build is not optimized.
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
    let isAllowed = Pairing.of(assignment.id).reference.contains { !$0.allowed.isEmpty }
    if options.withholds { builder.loops = isAllowed ? .whereAllowed : .none }
    let isTimed = checks?.allSatisfy { $0.isQuick } != true
    let fast: Optimization = options.optimises && isTimed ? .loops : .none
    builder.optimization = options.optimizesAtOnce ? .whole : fast
    if options.reusesObjects {
      builder.objects = ObjectStore(of: project)
      builder.needed = checks.map { Set($0.map(\.file)) }
    }
    return builder
  }

  /// Returns a runner of checks for a finished build.
  package func runner(
    _ course: CourseAssignment, _ checks: [CheckDefinition], of build: SubmissionBuild.Result,
    unfinished: Set<String>
  ) throws -> CheckRunner {
    var rubric = course.rubric
    if let limit = options.timeLimit { rubric.limitTime(to: limit) }
    let (folder, seed) = (options.dataFolder, options.seed)
    var student = WorkerSession.Launch(program: build.worker, box: box)
    student.bareProgram = build.bareWorker
    student.limits = rubric.runLimits
    var runner = CheckRunner(
      definitions: checks, rubric: rubric, reference: course.reference,
      data: LazyTrainingData { try course.loadData(folder: folder, seed: seed) },
      student: student,
      yardstick: ReferenceWorker.launch(project: project, box: box),
      seed: seed, jobs: options.jobs, unfinished: unfinished)
    if !options.withholds { runner.student.allowed = course.reference.mapValues { _ in .all } }
    return runner
  }
}
