package import Box
import Core
import Exchange
import Foundation
package import Host
import Logging
import Presentation
package import Record
import Run
package import Symbols

/// Builds a student's files into a worker, inside the box.
///
/// Only the named source files come from the student; the other files of the module and the main
/// program around it are the project's own. A file that does not compile, or that refers to or
/// defines a forbidden name, is replaced by its stub, and the rest is built again. A helper file
/// has no stub, so it is left out.
package struct SubmissionBuild: Sendable {
  package let toolchain: Toolchain
  package let project: ProjectLayout
  package let box: Box
  /// The folder of the assignment, such as `Assignment1`, whose files form the module.
  package let folder: String
  /// The limits for one compiler run.
  package var limits = ResourceLimits.build {
    didSet { timeLimit = Double(limits.wallSeconds) }
  }
  /// The time limit for one compiler run, in seconds.
  package var timeLimit = Double(ResourceLimits.build.wallSeconds)
  /// The total time limit for all compiler runs of one submission, as a multiple of the time limit
  /// for one run.
  ///
  /// Finding a file that is to blame takes several runs.
  package var runsInTime: Double = 5
  /// The deadline for all compiler runs; nil if there are no student files.
  private(set) var deadline: ContinuousClock.Instant?
  /// The time of the whole grading, or nil if it is not limited.
  package var budget: GradingBudget?
  /// What is known about the files if the time of the grading ends a build.
  package let findings = BuildFindings()
  /// The time limit for the built program's first answer, in seconds.
  package var startLimit: Double = 10

  /// The rules for names that the files may refer to and define; nil allows all names and is never
  /// used for student files.
  package var rules: CallRules? = .usual

  /// What is told about the progress, such as "compiling Softmax.swift".
  package var tell: @Sendable (String) -> Void = { _ in }

  /// What to compile with optimization.
  package var optimization = Optimization.whole
  /// Further files to compile with optimization, unless everything is.
  package var optimized: Set<String> = []

  /// Whether the worker also answers the calls that only labs make; never for a grading.
  package var servesLabs = false

  /// Which programs are linked with the loops of Core's kernels.
  package var loops = LinkedLoops.all

  /// Object files to use again, or nil; only for a person's own working tree.
  package var objects: ObjectStore?
  /// Whether to use object files of the project's own files that were compiled before.
  package var takesGivenObjects = true
  /// The files that the checks to run grade, or nil for all.
  ///
  /// If none of them can be compiled, nothing else is.
  package var needed: Set<String>?

  /// The cache of builds; only tests use one, and only for the project's own files.
  package var cache: (any BuildCache)?

  /// Creates a builder.
  package init(toolchain: Toolchain, project: ProjectLayout, box: Box, folder: String) {
    self.toolchain = toolchain
    self.project = project
    self.box = box
    self.folder = folder
  }

  /// A built worker, with a record of the build.
  package struct Result: Sendable {
    /// The path of the program.
    ///
    /// It is empty if no needed file can be compiled.
    package let worker: String
    /// The path of the program for exercises that may use none of Core's loops, if there is one of
    /// its own.
    package let bareWorker: String?
    package let report: BuildRecord

    /// Creates a result.
    package init(worker: String, bareWorker: String? = nil, report: BuildRecord) {
      (self.worker, self.bareWorker, self.report) = (worker, bareWorker, report)
    }
  }

  /// Builds the worker.
  ///
  /// - Parameters:
  ///   - files: The student's files by path, such as `Assignment1/Softmax.swift`.
  ///   - editable: All paths that a student may change, and those of helper files.
  ///   - directory: An existing folder that belongs to this job.
  ///   - given: Files that replace the student's, no matter what was submitted.
  /// - Returns: The worker, and a record of each file's state.
  /// - Throws: `BuildError` if the project's own files do not build; `TimeIsUp` if the time of the
  ///   grading ends before.
  package func build(
    _ files: [String: [UInt8]], editable: [String], in directory: String,
    given: [String: [UInt8]] = [:]
  ) throws -> Result {
    // This takes a moment once, which is not the student's.
    _ = try ProgramParts.of(self)
    let build = { () throws in
      var timed = self
      timed.deadline = .now + .seconds(totalLimit)
      return try timed.search(files, editable: editable, in: directory, given: given)
    }
    guard let cache else { return try build() }
    return try cache.result(for: try key(files, editable: editable, given: given), build)
  }

  /// The time limit for all compiler runs of one submission, in seconds.
  var totalLimit: Double { runsInTime * timeLimit }

  /// Finds the files that can be built together.
  private func search(
    _ files: [String: [UInt8]], editable: [String], in directory: String,
    given: [String: [UInt8]]
  ) throws -> Result {
    var candidates = files.filter { editable.contains($0.key) && given[$0.key] == nil }
    var diagnostics: [String: [BuildRecord.Diagnostic]] = [:]
    var rejected: [String: BuildRecord.Status] = [:]
    let helpers = Set(editable).subtracting(try moduleFiles())
    for (path, list) in filesWithForbiddenSource(candidates) {
      (candidates[path], diagnostics[path]) = (nil, list)
      rejected[path] = helpers.contains(path) ? .leftOut : .refused
    }
    for (path, list) in try filesWithSyntaxErrors(candidates, in: directory) {
      (candidates[path], diagnostics[path]) = (nil, list)
      rejected[path] = helpers.contains(path) ? .leftOut : .replacedByStub
    }
    while true {
      let known = report(
        editable, submitted: files, rejected: rejected, diagnostics: diagnostics)
      findings.note(known)
      if let needed, needed.isDisjoint(with: candidates.keys) {
        return Result(worker: "", report: known)
      }
      var builder = self
      // The common deadline no longer applies if only the project's own files are left.
      if candidates.isEmpty { builder.deadline = nil }
      let together = candidates.merging(given) { _, given in given }
      var attempt = try builder.compile(together, in: directory)
      if try isMoved(attempt.violations, in: together, directory) {
        builder.rules = rules?.forAllFiles
        attempt = try builder.compile(together, in: directory)
      }
      for path in candidates.keys { diagnostics[path] = attempt.byFile[path] }
      if !attempt.programs.isEmpty || candidates.isEmpty {
        guard let worker = attempt.programs.first else { throw BuildError(attempt.log, toolchain) }
        return Result(
          worker: worker, bareWorker: attempt.programs.dropFirst().first,
          report: report(
            editable, submitted: files, rejected: rejected, diagnostics: diagnostics))
      }
      let isRefusal = !attempt.violations.isEmpty
      let blamed =
        isRefusal
        ? try convict(attempt, candidates, given, helpers, in: directory)
        : try blame(attempt, candidates, given, helpers, in: directory)
      logger.debug(
        "files are replaced by their stubs",
        metadata: ["files": "\(blamed.keys.sorted())", "refused": "\(isRefusal)"])
      let leftOut = files.filter { rejected[$0.key] == .leftOut }
      for (path, list) in blamed {
        candidates[path] = nil
        rejected[path] =
          helpers.contains(path) ? .leftOut : isRefusal ? .refused : .replacedByStub
        diagnostics[path] = Self.naming(leftOut, in: list)
      }
    }
  }

  /// Returns the reason why a program does not answer its first call, or nil if it does.
  ///
  /// A student's file can contain code that runs before `main` and would affect every call.
  func startFault(_ program: String) throws -> String? {
    var launch = WorkerSession.Launch(program: program, box: box)
    launch.startLimit = startLimit
    // No exercise has this name, so no student code is called.
    switch try WorkerSession(launch).call(
      "", Payload(), form: AnswerForm(), timeLimit: startLimit)
    {
    case .threw: return nil
    case .crashed(let crash): return "\(crash)"
    case .timedOut(let seconds, _): return "it did not answer within \(seconds.short) seconds"
    case .refused(let reason): return reason
    case .answered, .notImplemented, .incomplete, .withheld, .tooLarge:
      return "its answer does not match the request"
    }
  }

  private func report(
    _ editable: [String], submitted: [String: [UInt8]],
    rejected: [String: BuildRecord.Status],
    diagnostics: [String: [BuildRecord.Diagnostic]]
  ) -> BuildRecord {
    BuildRecord(
      files: editable.map { path in
        let status: BuildRecord.Status =
          submitted[path] == nil ? .missing : rejected[path] ?? .compiled
        let messages = readable(diagnostics[path] ?? [], of: path, submitted[path] ?? [])
        return .init(path: path, status: status, diagnostics: messages)
      })
  }
}

/// The error thrown if no worker could be built for a reason that is not the student's fault.
package enum BuildError: Error, Equatable, CustomStringConvertible {
  /// The project's own files do not build; the text is the compiler's output.
  case projectFails(String)
  /// The compiler cannot read the project's modules, because another compiler built them; the text
  /// is the version of the compiler in use.
  case otherCompiler(String)

  /// Creates the error that matches the compiler's output about the project's own files.
  package init(_ log: String, _ toolchain: Toolchain) {
    let isOther = log.contains("cannot be imported by the Swift")
    self = isOther ? .otherCompiler(toolchain.version) : .projectFails(log)
  }

  package var description: String {
    switch self {
    case .projectFails(let log):
      """
      the stubs themselves do not build, so nothing can be graded. Build the project again with \
      'swift build'; the compiler said:
      \(log)
      """
    case .otherCompiler(let version):
      """
      the project was built by a different compiler than the one in PATH, '\(version)', which \
      cannot read its output. Build the project again with 'swift build', or put the folder of \
      the compiler that built it at the front of PATH.
      """
    }
  }
}
