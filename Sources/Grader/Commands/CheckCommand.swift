import ArgumentParser
import Box
import Core
import CourseKit
import Foundation
import Grading
import Host
import Intake
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
      Your code runs without a sandbox. Whatever it prints is shown. Checks that train models take \
      longer and run only with --training, if you name them, or if the name selects no others.

      A name stands for an assignment (a2), a question (a2.q2, or a2.normalization), an exercise \
      (a2.batchnorm) or a check (a2.batchnorm.forward), and selects everything below it. Without a \
      name, all assignments that you have started are checked.

      EXAMPLES
        swift run Grader check                       every assignment that you have started
        swift run Grader check a1.q2                 one question
        swift run Grader check a1.knn a2.batchnorm   two exercises
        swift run Grader check a1.svm.naive.gradient one check
        swift run Grader check a1.knn --watch        again after each save
        swift run Grader check a1 --quick --watch    all quick checks, after each save
        swift run Grader check --list                all names

      EXIT CODES
        0 all checks that ran passed; 1 a check did not pass, or nothing has been started; \
      64 invalid arguments; 130 stopped by Ctrl-C.
      """)

  @Argument(help: "Names of assignments, questions, exercises or checks, such as a1.svm.")
  var checks: [String] = []

  @Flag(help: "List all names with their titles, without checking anything.")
  var list = false

  @Flag(help: "Also run the checks that train models.")
  var training = false

  @Flag(help: "Check again whenever a file is saved; stop with Ctrl-C.")
  var watch = false

  @OptionGroup var options: GradingOptions

  func validate() throws {
    if list, watch || !checks.isEmpty {
      throw ValidationError("--list lists all names; remove the other arguments.")
    }
    if training, options.quick {
      throw ValidationError("--training and --quick contradict each other; use only one of them.")
    }
  }

  func run() async throws {
    startLog(isVerbose: options.work.verbose)
    let progress = options.progress()
    let idle = watch ? "Stopped watching." : "Stopped."
    Interruption.shared.handle {
      progress.standing(idle: idle, result: "nothing was written")
    }
    let (project, plan): (ProjectLayout, CheckPlan)
    do {
      project = try ProjectLayout.find()
      if list { return try tellNames(project, progress) }
      plan = try CheckPlan(
        checks, .init(training: training, quick: options.quick), in: project)
      for notice in plan.notices { progress.show(.noticed(notice)) }
      guard !plan.parts.isEmpty else {
        tell(CheckPlan.howToStart + "\n")
        throw GraderExit.checkFailed.error
      }
      guard watch else {
        let passed = try plan.parts.map { try check($0, project, progress) }
        guard passed.allSatisfy(\.self) else { throw GraderExit.checkFailed.error }
        return
      }
    } catch {
      throw failure(error)
    }
    try await watch(plan, project, progress)
  }

  private func tellNames(_ project: ProjectLayout, _ progress: ProgressDisplay) throws {
    let courses = try AssignmentLayout.all(in: project.assignments).map {
      try CourseAssignment.load($0, project: project)
    }
    for notice in courses.flatMap(\.rubric.notices) { progress.show(.noticed(notice)) }
    tell(NameList.text(courses))
  }

  private func watch(
    _ plan: CheckPlan, _ project: ProjectLayout, _ progress: ProgressDisplay
  ) async throws {
    let layouts = plan.parts.map(\.layout)
    let folder = layouts.map { "Sources/Assignments/\($0.folder)" }.joined(separator: " and ")
    let count = layouts.reduce(0) { $0 + $1.files.count }
    tell("Watching \(count) files in \(folder); press Ctrl-C to stop.\n")
    var seen: [String: Date]?
    while true {
      let now = Self.modificationDates(layouts, project)
      if now != seen {
        // An editor may be in the middle of a save.
        try await Task.sleep(for: .milliseconds(100))
        guard Self.modificationDates(layouts, project) == now else { continue }
        let changed = layouts.flatMap(\.paths).filter { now[$0] != seen?[$0] }
        let saved = seen == nil ? [] : changed
        if !saved.isEmpty { tell("\n\(Self.time) Saved: \(saved.joined(separator: ", "))\n") }
        let due = plan.parts.filter { part in
          seen == nil || saved.contains(where: part.layout.paths.contains)
        }
        seen = now
        checkOnce(due, project, progress)
        tell("\n\(Self.time) Waiting for the next save in \(folder); press Ctrl-C to stop.\n")
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Checks once in watch mode, and prints an error instead of ending the watch.
  private func checkOnce(
    _ parts: [CheckPlan.Part], _ project: ProjectLayout, _ progress: ProgressDisplay
  ) {
    let begin = ContinuousClock.now
    do {
      for part in parts { _ = try check(part, project, progress) }
      tell("\nChecked in \(Wording.seconds(begin.duration(to: .now) / .seconds(1))).\n")
    } catch {
      progress.finish()
      _ = failure(error)
    }
  }

  /// Writes immediately; `print` does this only on a terminal.
  private func tell(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  private static var time: String {
    Date.now.formatted(date: .omitted, time: .standard)
  }

  /// Checks once and returns whether everything passed.
  private func check(
    _ part: CheckPlan.Part, _ project: ProjectLayout, _ progress: ProgressDisplay
  ) throws -> Bool {
    try ResourceLimits.allowDescriptors()
    var grading = Grading(
      project: project, toolchain: try Toolchain.find(), box: Box(kind: .unsandboxed))
    grading.options = try options.gradingOptions(
      assignment: part.layout, only: part.checks, audience: .student)
    let report = try grading.grade(try workingTree(part.layout, project)) { progress.show($0) }
    progress.finish()
    let text = TerminalReport(
      style: options.work.outputStyle, audience: .student, isVerbose: options.work.verbose,
      isWorkingTree: true
    ).render(report, files: grading.options.savedInputs?.files ?? [])
    tell(text)
    return report.questions.flatMap(\.checks).allSatisfy { $0.verdict == .passed }
  }

  /// Reads the student's files from the working tree.
  private func workingTree(
    _ layout: AssignmentLayout, _ project: ProjectLayout
  ) throws -> Intake.Result {
    var files: [String: [UInt8]] = [:]
    var refused: [String: SubmittedText.Fault] = [:]
    for path in layout.paths {
      let file = project.assignments + "/" + path
      guard let bytes = FileManager.default.contents(atPath: file).map({ [UInt8]($0) }) else {
        continue
      }
      refused[path] = SubmittedText.fault(of: bytes, limit: IntakeBudget().fileBytes)
      if refused[path] == nil { files[path] = bytes }
    }
    let missing = layout.paths.filter { files[$0] == nil }
    return Intake.Result(
      assignment: layout, files: files, answers: nil,
      weights: try weights(layout, project), missing: missing, refused: refused,
      submission: .init(
        fileName: "Sources/Assignments/\(layout.folder)", bytes: 0, sha256: ""))
  }

  /// Reads the weights next to the student's files; nil if there are none.
  private func weights(_ layout: AssignmentLayout, _ project: ProjectLayout) throws -> Payload? {
    guard let path = layout.weightsPath.map({ project.assignments + "/" + $0 }),
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    do throws(SafetensorsError) {
      return try SubmittedWeights.decode([UInt8](data))
    } catch {
      throw ValidationError(
        "\(path) is not a weights file that the grader accepts: \(error). Save it again, or "
          + "remove it."
      )
    }
  }

  private static func modificationDates(
    _ layouts: [AssignmentLayout], _ project: ProjectLayout
  ) -> [String: Date] {
    var dates: [String: Date] = [:]
    for path in layouts.flatMap(\.paths) {
      let file = project.assignments + "/" + path
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      dates[path] = attributes?[.modificationDate] as? Date
    }
    return dates
  }
}
