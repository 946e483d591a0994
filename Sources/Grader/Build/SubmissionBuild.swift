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
/// Nothing of the student's but the named source files takes part: the other files of the module,
/// and the program around it, are the project's own. A file that does not compile is replaced by
/// its stub, and the rest is built again; so is one that refers to or defines what it may not.
package struct SubmissionBuild: Sendable {
  package let toolchain: Toolchain
  package let project: ProjectLayout
  package let box: Box
  /// The folder of the assignment, such as `Assignment1`, whose files are the module.
  package let folder: String
  /// What one run of the compiler may use.
  package var limits = ResourceLimits.build {
    didSet { timeLimit = Double(limits.wallSeconds) }
  }
  /// The longest that one run of the compiler may take, in seconds.
  package var timeLimit = Double(ResourceLimits.build.wallSeconds)
  /// How long all runs of the compiler for one submission may take together, as a multiple of one.
  ///
  /// Finding the files that are to blame takes a run for each of them.
  package var runsInTime: Double = 5
  /// When they must be done; nil without a submission's files.
  private(set) var deadline: ContinuousClock.Instant?
  /// The longest that a program may take until it answers, in seconds.
  package var startLimit: Double = 10

  /// What the files may refer to and define; nil for anything, which a student's files never may.
  package var rules: CallRules? = .usual

  /// Whether the optimizer works, which takes most of the time.
  package var optimises = true

  /// Where builds are kept; tests alone have such a place, for files of the project's own.
  package var cache: (any BuildCache)?

  /// Makes a builder.
  package init(toolchain: Toolchain, project: ProjectLayout, box: Box, folder: String) {
    self.toolchain = toolchain
    self.project = project
    self.box = box
    self.folder = folder
  }

  /// A worker that was built, and what is to be said of it.
  package struct Result: Sendable {
    /// The path of the program.
    package let worker: String
    package let report: BuildRecord

    /// Makes a result of its parts.
    package init(worker: String, report: BuildRecord) {
      (self.worker, self.report) = (worker, report)
    }
  }

  /// Builds the worker.
  ///
  /// - Parameters:
  ///   - files: The student's files, by their path, as `Assignment1/Softmax.swift`.
  ///   - editable: Every path that a student may change.
  ///   - directory: An existing folder of this job's own.
  ///   - given: Files that stand in for the student's, whatever was submitted.
  /// - Throws: `BuildError`, when the project's own files do not build.
  package func build(
    _ files: [String: [UInt8]], editable: [String], in directory: String,
    given: [String: [UInt8]] = [:]
  ) throws -> Result {
    let build = { () throws in
      var timed = self
      timed.deadline = .now + .seconds(totalLimit)
      return try timed.search(files, editable: editable, in: directory, given: given)
    }
    guard let cache else { return try build() }
    return try cache.result(for: try key(files, editable: editable, given: given), build)
  }

  /// How long all runs of the compiler for one submission may take, in seconds.
  var totalLimit: Double { runsInTime * timeLimit }

  /// Finds the files that can be built together.
  private func search(
    _ files: [String: [UInt8]], editable: [String], in directory: String,
    given: [String: [UInt8]]
  ) throws -> Result {
    var candidates = files.filter { editable.contains($0.key) && given[$0.key] == nil }
    var diagnostics: [String: [BuildRecord.Diagnostic]] = [:]
    var rejected: [String: BuildRecord.Status] = [:]
    for (path, list) in filesNamingModules(candidates) {
      (candidates[path], rejected[path], diagnostics[path]) = (nil, .refused, list)
    }
    while true {
      var builder = self
      // Without the student's files the compiler ends by itself.
      if candidates.isEmpty { builder.deadline = nil }
      let attempt = try builder.compile(
        candidates.merging(given) { _, given in given }, in: directory)
      for (path, list) in attempt.byFile where candidates[path] != nil { diagnostics[path] = list }
      if attempt.worker != nil || candidates.isEmpty {
        guard let worker = attempt.worker else { throw BuildError(attempt.log, toolchain) }
        return Result(
          worker: worker,
          report: report(
            editable, submitted: files, rejected: rejected, diagnostics: diagnostics))
      }
      let isRefusal = !attempt.violations.isEmpty
      let blamed =
        isRefusal
        ? try convict(attempt, candidates, given, in: directory)
        : try blame(attempt, candidates, given, in: directory)
      logger.debug(
        "files give way to their stubs",
        metadata: ["files": "\(blamed.keys.sorted())", "refused": "\(isRefusal)"])
      for (path, list) in blamed {
        candidates[path] = nil
        rejected[path] = isRefusal ? .refused : .replacedByStub
        diagnostics[path] = list
      }
    }
  }

  /// The files that keep the others from being built, with the messages that say why.
  private func blame(
    _ attempt: Attempt, _ candidates: [String: [UInt8]], _ given: [String: [UInt8]],
    in directory: String
  ) throws -> [String: [BuildRecord.Diagnostic]] {
    let withErrors = attempt.byFile.filter { path, list in
      candidates[path] != nil && list.contains { $0.severity == "error" }
    }
    if !withErrors.isEmpty { return withErrors }
    // The error shows in a file of ours, as when a signature was changed, or nowhere, as when the
    // compiler crashed: each file is tried alone. What the type checker lets pass may still be more
    // than the optimizer can do, or keep the program from starting.
    for goal in attempt.hasErrors ? [Goal.messages] : [.messages, .worker] {
      var guilty: [String: [BuildRecord.Diagnostic]] = [:]
      for (path, bytes) in candidates.sorted(by: { $0.key < $1.key }) {
        let alone = try compile(given.merging([path: bytes]) { $1 }, in: directory, goal: goal)
        if !alone.isGood { guilty[path] = alone.foreignMessages }
      }
      if !guilty.isEmpty { return guilty }
    }
    // Only together do they fail, as when two files declare the same name.
    return candidates.mapValues { _ in attempt.foreignMessages }
  }

  /// Why a program does not come to its first call, or nil when it does.
  ///
  /// A student's file can hold code that runs before `main`, and would cost every call.
  func startFault(_ program: String) throws -> String? {
    var launch = WorkerSession.Launch(program: program, box: box)
    launch.startLimit = startLimit
    // No exercise has this name, so nothing of the student's is called.
    switch try WorkerSession(launch).call(
      "", Payload(), form: AnswerForm(), timeLimit: startLimit)
    {
    case .threw: return nil
    case .crashed(let how): return how
    case .timedOut(let seconds): return "it does not answer within \(seconds.short) seconds"
    case .refused(let reason), .misshapen(let reason): return reason
    case .answered, .notImplemented, .withheld: return "it answers what it was not asked"
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
        return .init(path: path, status: status, diagnostics: diagnostics[path] ?? [])
      })
  }
}

/// Why no worker could be built, through no fault of the student's.
package enum BuildError: Error, Equatable, CustomStringConvertible {
  /// The project's own files do not build; the text is what the compiler said.
  case projectFails(String)
  /// The compiler cannot read what another one built; the text names it.
  case otherCompiler(String)

  /// The error behind what the compiler said of the project's own files.
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
      the project was built by another compiler than the one in PATH, '\(version)', which cannot \
      read what that one built. Build the project again with 'swift build', or put the compiler \
      that built it first in PATH.
      """
    }
  }
}
