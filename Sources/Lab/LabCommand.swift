package import ArgumentParser
import Core
import CourseKit
import Foundation
import Host
package import LabKit
import Media
import Presentation

/// Runs a lab, or lists the labs.
@main
package struct LabCommand: ParsableCommand {
  /// The command's help.
  package static let configuration = CommandConfiguration(
    commandName: "Lab",
    abstract: "Runs a lab from the course with your code and writes the results to an HTML page.",
    discussion: """
      Without a name, this command lists the labs. A lab skips the steps that need code you \
      have not written yet, so you can run it from the start. A file that does not compile, a \
      crash or an endless loop costs only the steps that call it.

      ✓ a step is right; ✗ it is wrong, or your code crashed, threw an error or did not return; \
      ○ its code is not written; – it could not run; · it judges nothing.

      EXAMPLES
        ./lab                 the labs
        ./lab knn             the lab of question 1
        ./lab a2.q2           the lab of question 2 of assignment 2
        ./lab layernorm       the steps of one exercise
        ./lab svm --quick     a lab with fewer images and iterations
        ./lab knn --quick --watch
                                      again after each save; the open page follows

      EXIT CODES
        0 nothing is wrong, even if some code is not written yet; 1 a step is wrong or was \
      stopped, or a file does not compile; 2 the lab could not run: no compiler, the data is \
      missing or damaged, or the page cannot be written; 64 wrong usage; 129, 130 or 143 the \
      terminal was closed, or Ctrl-C or 'kill' stopped the lab. With 0 and 1, the page was written.
      """)

  @Argument(
    help: ArgumentHelp(
      "A lab (\(Lab.pages.map(\.outline.name).joined(separator: ", "))), or a question or an "
        + "exercise, such as a2.q2, a2.normalization or a2.layernorm.",
      valueName: "lab"))
  package var name: String?

  @Flag(help: "Run the reference solution, which only instructors have, instead of your code.")
  package var solutions = false

  @Flag(help: "Use a small part of the data and fewer iterations.")
  package var quick = false

  @Flag(
    help: ArgumentHelp(
      "Run the lab again whenever a file is saved; the open page loads itself again. Stop with "
        + "Ctrl-C."))
  package var watch = false

  @Option(help: ArgumentHelp("The folder that holds the large data sets.", valueName: "folder"))
  package var dataFolder: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The path of the page to write. (default: lab-reports/<lab>.html)", valueName: "file"))
  package var output: String?

  @Flag(name: .shortAndLong, help: "Do not show progress.")
  package var quiet = false

  /// Creates a command with the default arguments.
  package init() {}

  /// Refuses an empty path, which would stand for the current folder.
  ///
  /// - Throws: `ValidationError`.
  package func validate() throws {
    for (path, option) in [(output, "--output"), (dataFolder, "--data-folder")] {
      guard path?.isEmpty == true else { continue }
      throw ValidationError("\(option) needs a path, not an empty text.")
    }
    if watch, solutions {
      throw ValidationError("--watch waits for changes to your code; remove --solutions.")
    }
  }

  /// Runs the lab.
  ///
  /// - Throws: `ExitCode` if something went wrong.
  package func run() throws {
    guard let name else { return print(Self.list) }
    let lab = try named(name)
    Interruption.shared.handle { "Stopped." }
    let path = output ?? "lab-reports/\(lab.outline.name).html"
    guard !watch else { return try watch(lab, writingTo: path) }
    let report: LabReport
    do {
      report = try run(lab, writingTo: path)
    } catch {
      Self.tell("error: \(error)\n")
      throw ExitCode(2)
    }
    print(LabSummary.text(report, path: path))
    if report.isBad { throw ExitCode(1) }
  }

  /// Writes to standard error.
  static func tell(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  private func named(_ name: String) throws -> Lab {
    do throws(UnknownName) {
      let (lab, renamed) = try Lab.find(name)
      for change in renamed {
        Self.tell("note: \(change)\n")
      }
      return lab
    } catch {
      let meant =
        error.similar.isEmpty ? "" : " Did you mean \(error.similar.joined(separator: ", "))?"
      throw ValidationError("There is no lab '\(name)'.\(meant) \(Self.list)")
    }
  }

  /// Runs the lab once.
  ///
  /// - Parameters:
  ///   - lab: The lab.
  ///   - path: The path of the page.
  ///   - reload: How an open page notices the new one, which is then written only when all steps
  ///     have ended; otherwise nil.
  /// - Returns: The report.
  /// - Throws: Errors that are not about a single step or a single file of the student's.
  func run(
    _ lab: Lab, writingTo path: String, reload: PageReload? = nil
  ) throws -> LabReport {
    let dataset = try DataStore(folder: dataFolder).preferredColorSet()
    let scale = quick ? LabScale.quick : .full
    guard !solutions else {
      #if canImport(Solution1)
        return try Self.write(to: path, isQuiet: quiet) { observe in
          try LabRunner.runReference(lab, dataset: dataset, scale: scale, observe: observe)
        }
      #else
        throw NoSolutions()
      #endif
    }
    let build = try built(lab.assignment)
    let history = LabHistory(besidePage: path)
    let report = try Self.write(to: path, isQuiet: quiet, reload: reload) { observe in
      try LabRunner.run(
        lab, build, dataset: dataset, scale: scale, previous: history.last, observe: observe)
    }
    try history.keep(RunRecord(report))
    return report
  }

  /// Builds the student's files.
  private func built(_ assignment: AssignmentID) throws -> StudentBuild {
    let progress = StepProgress(style: .standardError(isQuiet: quiet))
    progress.begin(title: "Compiling your files")
    defer { progress.end(nil) }
    var project = try ProjectLayout.find()
    project.program = "Lab"
    return try StudentBuild(assignment, in: project)
  }

  /// Writes the page after every step, so that the results of earlier steps survive a crash.
  ///
  /// - Parameters:
  ///   - path: The path of the page; missing folders are created.
  ///   - isQuiet: Whether to hide progress.
  ///   - reload: How an open page notices the new one. The page is then written only at the end,
  ///     because a page with fewer steps could not keep the reader's place.
  ///   - run: Runs the lab and reports its events.
  /// - Returns: The value that `run` returns.
  /// - Throws: Errors thrown by `run`, and `FileError` if the page cannot be written.
  package static func write(
    to path: String, isQuiet: Bool, reload: PageReload? = nil,
    by run: (_ observe: @escaping (LabEvent) throws -> Void) throws -> LabReport
  ) throws -> LabReport {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      let reason = "the folder for the page cannot be created; choose another with --output"
      throw FileError(path: folder.path, reason: reason)
    }
    let progress = StepProgress(style: .standardError(isQuiet: isQuiet))
    func save(_ report: LabReport) throws {
      try writeAtomically(Array(LabPage.render(report, reload: reload).utf8), to: path)
    }
    let report = try run { event in
      switch event {
      case .began(let report):
        if reload == nil { try save(report) }
        progress.begin(title: "\(report.steps.count). \(report.steps.last?.title ?? "")")
      case .advanced(let completed, let total, let part):
        progress.advance(completed: completed, total: total, part: part)
      case .ended(let report):
        progress.end(report.steps.last)
        if reload == nil { try save(report) }
      }
    }
    if reload != nil { try save(report) }
    return report
  }

  /// The list of the labs with their titles, one per line.
  package static var list: String {
    let outlines = Lab.pages.map(\.outline)
    let width = outlines.map(\.name.count).max() ?? 0
    let lines = outlines.map { outline in
      "  " + outline.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + outline.title
    }
    return (["Labs:"] + lines + ["To run one: ./lab knn"]).joined(separator: "\n")
  }
}
