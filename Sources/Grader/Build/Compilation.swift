package import Box
import CourseKit
import Foundation
import Host
import Logging
import Presentation
import Record
import Symbols

extension SubmissionBuild {
  /// One run of the compiler.
  struct Attempt {
    /// Whether the attempt reached its goal.
    var isGood: Bool
    /// The paths of the programs, or none if none was built.
    var programs: [String] = []
    /// The messages about each file, by its path in the module.
    var byFile: [String: [BuildRecord.Diagnostic]]
    /// The reason why the compiler stopped, if that was not an error in a file.
    var fault: Fault?
    /// The forbidden names that the files refer to or define, by path.
    var violations: [String: [Violation]] = [:]
    /// The compiler's output, followed by the fault.
    var log: String

    /// A failure that no compiler message explains.
    enum Fault: Equatable {
      case compilerStopped(seconds: Double)
      case outOfTime(seconds: Double)
      case compilerExceeded(String)
      case compilerOutOfMemory(bytes: Int)
      case compilerCrashed(signal: String)
      case doesNotStart(String)
      case unreadableObject(String)

      /// A description of the fault, without the final period.
      var sentence: String {
        switch self {
        case .compilerStopped(let seconds):
          "with this file, the compiler did not finish within \(seconds.short) seconds and was "
            + "stopped"
        case .outOfTime(let seconds):
          "the compiler used up its time limit of \(seconds.short) seconds for all files before "
            + "it could build this file"
        case .compilerExceeded(let limit):
          "with this file, the compiler was stopped: \(limit)"
        case .compilerOutOfMemory(let bytes):
          "the compiler ran out of memory on this file: it may use \(bytes >> 20) MB"
        case .compilerCrashed(let signal):
          "this file makes the compiler itself crash (signal \(signal))"
        case .doesNotStart(let reason):
          "with this file, the program does not start: \(reason)"
        case .unreadableObject(let reason):
          "with this file, the compiler produces an object file that cannot be read: \(reason)"
        }
      }
    }

    /// Whether the compiler found an error in any file.
    var hasErrors: Bool { !filesWithErrors.isEmpty }

    /// The files in which the compiler found errors.
    var filesWithErrors: Set<String> {
      Set(byFile.filter { $0.value.contains { $0.severity == "error" } }.keys)
    }

    /// The messages for a file that is to blame although the compiler did not name it: the first
    /// errors that it causes in other files, or the reason why the compiler stopped.
    var foreignMessages: [BuildRecord.Diagnostic] {
      let errors = byFile.sorted { $0.key < $1.key }.flatMap { path, list in
        list.filter { $0.severity == "error" }.map { error in
          BuildRecord.Diagnostic(
            severity: "error", line: 0, column: 0,
            message: "with this file, \(path):\(error.line) does not compile: \(error.message)",
            source: error.source)
        }
      }
      if !errors.isEmpty { return Array(errors.prefix(5)) }
      let said = log.isEmpty ? "the compiler failed without a message" : String(log.suffix(1000))
      let reason = fault?.sentence ?? said
      return [.init(severity: "error", line: 0, column: 0, message: reason, source: "")]
    }
  }

  /// The last step of a compilation.
  enum Goal {
    /// Up to an executable program.
    case worker
    /// Up to object files, without optimization: then no code is copied from one file to another.
    case plainObjects
    /// Only type checking, which takes much less time.
    case messages
    /// Only reading the given files.
    case syntax

    /// Whether there are object files.
    var makesObjects: Bool { self == .worker || self == .plainObjects }
  }

  /// Compiles the module with the given files replacing their stubs.
  func compile(
    _ files: [String: [UInt8]], in directory: String, goal: Goal = .worker
  ) throws -> Attempt {
    try budget?.check()
    guard !isOutOfTime else {
      let fault = Attempt.Fault.outOfTime(seconds: totalLimit)
      return Attempt(isGood: false, byFile: [:], fault: fault, log: fault.sentence)
    }
    let begin = Moment()
    let manager = FileManager.default
    let source = directory + "/src"
    let output = directory + "/out"
    let inside = inside(output)
    let names: [String]
    do {
      for folder in [source, output] {
        try? manager.removeItem(atPath: folder)
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      names = goal == .syntax ? files.keys.sorted() : try moduleNames(with: files)
      try layOut(names, files, at: source)
      if goal.makesObjects {
        try writeOutputMap(names, inside: inside, to: output)
        try ProgramParts.of(self).copyCache(to: output)
      }
    } catch {
      throw JobFolderError(ifFull: directory) ?? error
    }
    if goal.makesObjects { try prepareExamination() }
    let looping = try looping(names, goal: goal)
    let stored = try storedNames(names, looping: looping, at: source, goal: goal)
    let missing =
      try stored.map { try takeObjects(names, $0, to: output) }
      ?? takeGivenObjects(names, files, to: output, goal: goal)
    tell(Self.work(on: missing.map { $0.sorted() } ?? names, for: goal))
    let ends = try run(
      try commands(names, missing, looping: looping, output: inside, goal: goal), from: source,
      to: output)
    let log = ends.map(\.log).joined()
    let messages = Dictionary(grouping: DiagnosticParser.parse(log)) { $0.path }
    var attempt = Attempt(
      isGood: ends.allSatisfy { $0.termination == .exited(0) },
      byFile: messages.mapValues { $0.map(\.diagnostic).uniqued() },
      fault: ends.lazy.compactMap(fault).first, log: log)
    if let stored, let missing, attempt.isGood {
      // What the compiler warned of is compiled again, so that it warns again.
      keepObjects(
        of: missing.subtracting(attempt.byFile.keys), among: names, stored, from: output)
    }
    if attempt.isGood, goal.makesObjects {
      try examineObjects(of: names, at: output, for: &attempt)
      if attempt.isGood, goal == .worker {
        tell("linking")
        try link(names, from: source, to: output, for: &attempt)
      }
    }
    if !attempt.isGood, let error = JobFolderError(ifFull: directory) { throw error }
    count(attempt, of: goal, since: begin)
    if let fault = attempt.fault { attempt.log += "\n" + fault.sentence }
    return attempt
  }

  /// What the compiler does with the files.
  private static func work(on names: [String], for goal: Goal) -> String {
    switch goal {
    case .syntax: "reading the files"
    case .messages, .plainObjects: "finding the file that is to blame"
    case .worker where names.isEmpty: "taking what was compiled before"
    case .worker:
      names.count == 1
        ? "compiling \(names[0].split(separator: "/").last ?? "")"
        : "compiling \(Wording.count(Double(names.count), "file"))"
    }
  }

  var isOutOfTime: Bool { deadline.map { $0 <= .now } ?? false }

  /// The reason why a program of the toolchain was stopped.
  var stopped: Attempt.Fault {
    isOutOfTime ? .outOfTime(seconds: totalLimit) : .compilerStopped(seconds: timeLimit)
  }

  /// Returns the reason why the compiler stopped, or nil if it ended normally or with errors.
  private func fault(of end: ToolEnd) -> Attempt.Fault? {
    guard let termination = end.termination else { return stopped }
    guard termination != .exited(0) else { return nil }
    let memory = Attempt.Fault.compilerOutOfMemory(bytes: limits.memoryBytes)
    if let exceeded = end.exceeded {
      return exceeded == .memory ? memory : .compilerExceeded(exceeded.sentence(limits))
    }
    guard let signal = termination.compilerSignal(log: end.log) else { return nil }
    // This is what LLVM and Swift's library say when the address space is used up.
    let signs = ["out of memory", "failed to allocate", "std::bad_alloc"]
    if signs.contains(where: end.log.contains) { return memory }
    return .compilerCrashed(signal: signal)
  }

  /// Writes the module's files, with the student's files replacing their stubs.
  private func layOut(
    _ names: [String], _ files: [String: [UInt8]], at source: String
  ) throws {
    let manager = FileManager.default
    for name in names {
      let destination = URL(filePath: source).appending(path: name)
      try manager.createDirectory(
        at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
      let data =
        try files[name].map { Data($0.withCountableLines) } ?? project.stub(of: name)
      try data.write(to: destination)
    }
  }

  /// All files of the module, in the order of its object files; helper files have no stubs.
  func moduleNames(with files: [String: [UInt8]]) throws -> [String] {
    Set(try moduleFiles()).union(files.keys).sorted()
  }

  /// Returns the paths that the compiler may see: the toolchain, the libraries it links with, and
  /// only those files of this project that a worker is built from.
  ///
  /// - Throws: `PrebuiltCoreError`.
  package func binds(source: String, output: String) throws -> [Box.Bind] {
    let linkers = ["ld", "ld.gold", "ld.lld", "ld.bfd"].map { "/usr/bin/" + $0 }
      .filter(FileManager.default.fileExists(atPath:))
    return [
      Box.Bind("/usr/lib"), Box.Bind("/usr/include"), Box.Bind(toolchain.root),
      Box.Bind(try PrebuiltCore.of(project).folder), Box.Bind(source, at: "/src"),
      Box.Bind(output, at: "/out", writable: true),
    ] + linkers.map { Box.Bind($0) }
  }
}
