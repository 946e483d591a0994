import Judging
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

/// Checks the working tree's own files.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check your own work in Sources/Assignments with the public checks.",
    discussion: """
      Your code runs without a box, and nothing is written. Checks that train models take longer and \
      run only with --training, when you name one, or when what you name has no others.

      EXAMPLES
        swift run Grader check                       every public check of assignment 1
        swift run Grader check a1.svm                one question
        swift run Grader check a1.svm.naive.gradient one check
        swift run Grader check a1.knn --watch        again after each save
        swift run Grader check --quick --watch       the same for all, in seconds

      EXIT CODES
        0 all that ran passed; 1 something did not; 130 stopped by Ctrl-C.
      """)

  @Argument(help: "The beginning of the names of the checks, such as a1.svm.")
  var checks: [String] = ["a1"]

  @Flag(help: "Run the checks that train models too.")
  var training = false

  @Flag(help: "Check again whenever a file is saved; end with Ctrl-C.")
  var watch = false

  @OptionGroup var options: GradingOptions

  func validate() throws {
    if training, options.quick {
      throw ValidationError("--training and --quick contradict each other; say one of them.")
    }
  }

  func run() async throws {
    startLog(isVerbose: options.work.verbose)
    let name = String(checks.first?.prefix { $0 != "." } ?? "a1")
    let assignment = try AssignmentID.chosen(name)
    let progress = options.progress()
    let idle = watch ? "Stopped watching." : "Stopped."
    Interruption.shared.handle {
      progress.standing(idle: idle, result: "nothing was written")
    }
    let project: ProjectLayout
    let layout: AssignmentLayout
    do {
      project = try ProjectLayout.find()
      layout = try AssignmentLayout(assignment, in: project.assignments)
      _ = try chosen(layout, project)
      guard watch else {
        guard try check(layout, project, progress) else { throw GraderExit.checkFailed.error }
        return
      }
    } catch {
      throw failure(error)
    }
    try await watch(layout, project, progress)
  }

  private func watch(
    _ layout: AssignmentLayout, _ project: ProjectLayout, _ progress: ProgressDisplay
  ) async throws {
    let folder = "Sources/Assignments/\(layout.folder)"
    tell("Watching \(layout.files.count) files in \(folder); Ctrl-C ends it.\n")
    var seen: [String: Date] = [:]
    while true {
      let now = Self.modificationDates(layout, project)
      if now != seen {
        // An editor may be in the middle of a save.
        try await Task.sleep(for: .milliseconds(100))
        guard Self.modificationDates(layout, project) == now else { continue }
        let saved = layout.paths.filter { now[$0] != seen[$0] && !seen.isEmpty }
        if !saved.isEmpty { tell("\n\(Self.time) Saved: \(saved.joined(separator: ", "))\n") }
        seen = now
        checkOnce(layout, project, progress)
        tell("\n\(Self.time) Waiting for the next save in \(folder); Ctrl-C ends it.\n")
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Checks while watching, where an error must not end the watch.
  private func checkOnce(
    _ layout: AssignmentLayout, _ project: ProjectLayout, _ progress: ProgressDisplay
  ) {
    let begin = ContinuousClock.now
    do {
      _ = try check(layout, project, progress)
      tell("\nChecked in \(Wording.seconds(begin.duration(to: .now) / .seconds(1))).\n")
    } catch {
      progress.finish()
      _ = failure(error)
    }
  }

  /// Writes at once, which `print` does to a terminal only.
  private func tell(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  private static var time: String {
    Date.now.formatted(date: .omitted, time: .standard)
  }

  /// The names of the checks that run.
  ///
  /// - Throws: `ValidationError` for a name that no public check begins with, or when none is left.
  private func chosen(_ layout: AssignmentLayout, _ project: ProjectLayout) throws -> [String] {
    let course = try CourseAssignment.load(layout, project: project)
    let known = course.checks.filter { check in
      check.kind != .written && course.rubric.entry(check.id)?.isHidden == false
    }
    for name in checks where !known.contains(where: { $0.isNamed(by: name) }) {
      throw ValidationError("No public check begins with '\(name)'.")
    }
    let named = known.filter { check in checks.contains { check.isNamed(by: $0) } }
    if options.quick {
      let quick = named.filter { !$0.trains && $0.kind != .speed }
      guard !quick.isEmpty else {
        throw ValidationError("What you name trains or is timed; leave --quick out.")
      }
      return quick.map(\.id)
    }
    let short = named.filter { training || !$0.trains || checks.contains($0.id) }
    return (short.isEmpty ? named : short).map(\.id)
  }

  /// Checks once; true when everything passed.
  private func check(
    _ layout: AssignmentLayout, _ project: ProjectLayout, _ progress: ProgressDisplay
  ) throws -> Bool {
    try ResourceLimits.allowDescriptors()
    var grading = Grading(
      project: project, toolchain: try Toolchain.find(), box: Box(kind: .unsandboxed))
    grading.options = options.gradingOptions(
      assignment: layout, only: try chosen(layout, project))
    let report = try grading.grade(try workingTree(layout, project)) { progress.show($0) }
    progress.finish()
    let text = TerminalReport(
      style: options.work.outputStyle, audience: .student, isVerbose: options.work.verbose,
      isWorkingTree: true
    ).render(report)
    tell(text)
    return report.questions.flatMap(\.checks).allSatisfy { $0.verdict == .passed }
  }

  /// The student's files as they are on disk.
  private func workingTree(
    _ layout: AssignmentLayout, _ project: ProjectLayout
  ) throws -> Intake.Result {
    var files: [String: [UInt8]] = [:]
    for path in layout.paths {
      let data = FileManager.default.contents(atPath: project.assignments + "/" + path)
      files[path] = data.map { [UInt8]($0) }
    }
    let missing = layout.paths.filter { files[$0] == nil }
    return Intake.Result(
      assignment: layout, files: files, answers: nil,
      weights: try weights(layout, project), missing: missing,
      submission: .init(
        fileName: "Sources/Assignments/\(layout.folder)", bytes: 0, sha256: ""))
  }

  /// The weights beside the student's files, or nil when there are none.
  private func weights(_ layout: AssignmentLayout, _ project: ProjectLayout) throws -> Payload? {
    guard let path = layout.weightsPath.map({ project.assignments + "/" + $0 }),
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    do throws(SafetensorsError) {
      return try SubmittedWeights.decode([UInt8](data))
    } catch {
      throw ValidationError(
        "\(path) is no file of weights that the grader takes: \(error). Save it again, or remove it."
      )
    }
  }

  private static func modificationDates(
    _ layout: AssignmentLayout, _ project: ProjectLayout
  ) -> [String: Date] {
    var dates: [String: Date] = [:]
    for path in layout.paths {
      let file = project.assignments + "/" + path
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      dates[path] = attributes?[.modificationDate] as? Date
    }
    return dates
  }
}
