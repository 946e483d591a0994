import ArgumentParser
import Box
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Presentation
import Record
import Reports

/// Grades one archive.
struct GradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade a submission: unpack, build, check and score it, and write reports.",
    discussion: """
      The archive may be .tar, .tar.gz, .tar.xz, .tar.zst, .tar.bz2 or .zip. The reports go into a \
      folder next to it, unless --output names another. They show everything, including hidden \
      checks. For reports that students will see, use --audience student; then the terminal and \
      the log of --verbose do not show hidden checks either. With --audience both, one grading \
      writes the reports for instructors, and those for students into the folder 'student' below.

      EXAMPLES
        ./grader submission.tar.gz
        ./grader submission.zip --output graded/ada --format html,json
        ./grader submission.tar.gz --audience student --format gradescope
        ./grader submission.tar.gz --audience both
        ./grader submission.tar.gz --only a1.svm --verbose
        ./grader ada.tar.gz --leaderboard fastest.csv
        for file in class/*; do ./grader "$file"; done

      EXIT CODES
      \(GraderExit.help)
      """)

  @Argument(help: "The submission archive.", completion: .file())
  var submission: String

  @Argument(help: .hidden)
  var others: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder for the reports.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The reports to write, separated by commas: \(ReportFormat.names), all or "
        + "none.", valueName: "formats"))
  var format = "all"

  @Option(
    help: ArgumentHelp(
      "Who will read the reports: \(Readership.names). For a hidden check, a student sees only its "
        + "kind, verdict and points.",
      valueName: "reader"))
  var audience = Readership.instructor

  @Option(help: ArgumentHelp("The expected assignment, such as a1.", valueName: "name"))
  var assignment: String?

  @Option(
    help: ArgumentHelp(
      "Grade only this question, exercise or check, such as a1.svm; may be "
        + "repeated.", valueName: "name"))
  var only: [String] = []

  @Flag(help: "Skip the checks that train models.")
  var noTraining = false

  @Flag(
    help: ArgumentHelp(
      "Also write the files that were graded, into \(ReportWriter.sourcesName) next to the "
        + "reports."))
  var keepSources = false

  @Flag(help: "Run the code without a sandbox; use this only for code that you trust.")
  var unsandboxed = false

  @OptionGroup var ranking: LeaderboardOptions

  @OptionGroup var options: GradingOptions

  func validate() throws {
    _ = try ReportFormat.list(format)
    _ = try assignment.map(AssignmentID.chosen)
    try requirePath(output, of: "--output")
    if let mistake = MistypedCommand(submission) { throw ValidationError(mistake.description) }
    if let other = others.first {
      throw ValidationError(
        "A command grades one archive, but '\(other)' is another argument. To grade many, run it "
          + "for each: for file in class/*; do ./grader \"$file\"; done")
    }
    try checkPlaceOfInputs()
    try ranking.check(isQuick: options.quick, isPart: !only.isEmpty)
  }

  /// Refuses to save inputs of hidden checks where students will find them.
  private func checkPlaceOfInputs() throws {
    guard audience != .student, let folder = options.saveInputs else { return }
    let student = outputFolder.appending(path: Readership.studentFolder)
    let place = URL(filePath: folder).resolved.pathComponents
    guard place.starts(with: student.resolved.pathComponents) else { return }
    throw ValidationError(
      "--save-inputs writes the inputs of hidden checks, too, so it must not be in the students' "
        + "folder '\(student.relativePath)': choose another folder.")
  }

  func run() async throws {
    startLog(isVerbose: options.work.verbose, showsChecks: audience != .student)
    let formats = try ReportFormat.list(format)
    let chosen = try assignment.map(AssignmentID.chosen)
    do {
      let project = try ProjectLayout.find()
      try grade(formats, chosen.map { try AssignmentLayout($0, in: project.assignments) }, project)
    } catch {
      let end = failure(error)
      if !(error is ExitCode), !formats.isEmpty { noteEarlier(besides: []) }
      // A refusal already has its reports. If a report cannot be written, neither can this one.
      if !(error is ExitCode), !(error is ReportWriter.Failure), format != "all",
        formats.contains(.gradescope)
      {
        tellGradescope(error, end)
      }
      throw end
    }
  }

  /// Writes `results.json` although nothing was graded.
  ///
  /// Without it, Gradescope shows a message that does not say why. The reason may name hidden
  /// checks, so students are told only the exit code.
  private func tellGradescope(_ error: any Error, _ end: any Error) {
    let code = (end as? ExitCode)?.rawValue ?? GraderExit.graderFault.rawValue
    do {
      try writer.write(notGraded: { audience in
        audience == .instructor
          ? "The grader cannot grade, which is not the student's fault: \(error)"
          : "The grader cannot grade, which is not your fault. Please tell the course staff that it "
            + "ended with exit code \(code)."
      })
    } catch {
      _ = failure(error)
    }
  }

  private func grade(
    _ formats: [ReportFormat], _ layout: AssignmentLayout?, _ project: ProjectLayout
  ) throws {
    let progress = options.progress()
    defer { progress.finish() }
    Interruption.shared.handle {
      progress.standing(idle: "Stopped.", result: "no report was written")
    }
    // What cannot be written must fail now rather than after grading.
    try ranking.board?.check()
    if !formats.isEmpty || keepSources, output != nil || isThere {
      try writer.checkPlace(for: formats)
    }
    try ResourceLimits.allowDescriptors()
    Grading.prepare(project)
    var grading = Grading(
      project: project, toolchain: try Toolchain.find(),
      box: unsandboxed ? Box(kind: .unsandboxed) : try Box.strongest())
    grading.prepare()
    grading.options = try options.gradingOptions(
      assignment: layout, only: only, audience: audience.ofTerminal)
    if noTraining { grading.options.trains = false }
    // If the seed were known, students could prepare answers in advance. The report names the seed.
    if options.seed == nil { grading.options.seed = .random() }
    var sources: [String: [UInt8]] = [:]
    let report = try grading.grade(submission) {
      progress.show($0)
    } accepted: {
      if keepSources { sources = $0.texts }
    }
    let files = try publish(report, formats, sources, progress)
    if let refusal = report.refusal, isNoArchive(refusal) {
      FileHandle.standardError.write(Data("error: \(refusal.message)\n".utf8))
    } else {
      let text = TerminalReport(
        style: options.work.outputStyle, audience: audience.ofTerminal,
        isVerbose: options.work.verbose
      ).render(report, files: files + (grading.options.savedInputs?.files ?? []))
      FileHandle.standardOutput.write(Data(text.utf8))
    }
    if let refusal = report.refusal { throw ExitCode(refusal.exitCode) }
    if let line = try ranking.enter(report, project: grading.project) {
      print(line)
    }
  }

  /// Writes the reports, and says what is next to them from an earlier grading.
  ///
  /// If there is no archive, there is no place next to it, so the folder has to be named.
  private func publish(
    _ report: GradingReport, _ formats: [ReportFormat], _ sources: [String: [UInt8]],
    _ progress: ProgressDisplay
  ) throws -> [String] {
    if output == nil, let refusal = report.refusal, isNoArchive(refusal) {
      progress.finish()
      if !formats.isEmpty { noteEarlier(besides: []) }
      return []
    }
    let other = writer.archiveOfEarlierReport
    let files = try writer.write(report, as: formats, sources: sources) { progress.finish() }
    if let other, !files.isEmpty, other != report.submission.fileName {
      note(
        "\(outputFolder.relativePath) had the reports on \(other); to keep the reports on both "
          + "archives, use --output")
    }
    // Whoever wants no reports is not told of old ones.
    if !files.isEmpty { noteEarlier(besides: files) }
    return files.map(\.relativePath)
  }

  /// Says which reports are from an earlier grading.
  private func noteEarlier(besides files: [URL]) {
    let secrets = audience == .student ? ", and may show hidden checks" : ""
    for path in writer.earlier(besides: files) {
      note("\(path) is from an earlier grading\(secrets)")
    }
  }

  private func note(_ text: String) {
    FileHandle.standardError.write(Data("note: \(text.singleLine)\n".utf8))
  }

  /// Whether there is no archive at the path that the user gave.
  private func isNoArchive(_ refusal: GradingReport.Refusal) -> Bool {
    [GraderExit.noSuchFile, .unreadable].map(\.rawValue).contains(refusal.exitCode)
  }

  private var isThere: Bool { FileManager.default.fileExists(atPath: submission) }

  private var writer: ReportWriter {
    ReportWriter(folder: outputFolder, for: audience, mayBeLink: output != nil)
  }

  /// The requested folder, or one next to the archive, named after it.
  private var outputFolder: URL {
    if let output { return URL(filePath: output, directoryHint: .isDirectory) }
    let archive = URL(filePath: submission)
    var name = archive.lastPathComponent
    let endings = [".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tgz", ".tar", ".zip"]
    if let ending = endings.first(where: { name.lowercased().hasSuffix($0) }) {
      name.removeLast(ending.count)
    }
    return archive.deletingLastPathComponent().appending(path: name + "-report")
  }
}
