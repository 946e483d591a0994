import Box
import Foundation
import Host
import Logging
import Record

/// How a program of the toolchain ended.
struct ToolEnd: Sendable {
  /// Nil if the program was stopped.
  let termination: Termination?
  /// The limit that it exceeded, if it did.
  let exceeded: Exceeded?
  /// What it printed.
  let log: String
}

extension SubmissionBuild {
  /// The folder for what is compiled, as programs of the toolchain see it.
  func inside(_ output: String) -> String { box.remapsPaths ? "/out" : output }

  /// Runs programs of the toolchain, two at a time if the kind of box allows it.
  ///
  /// - Parameters:
  ///   - commands: The programs with their arguments, the longest first.
  ///   - source: The folder of the sources.
  ///   - output: The folder for what they write.
  /// - Returns: How each ended.
  /// - Throws: An error if one cannot be started; `TimeIsUp` if the grading's time runs out.
  func run(_ commands: [[String]], from source: String, to output: String) throws -> [ToolEnd] {
    // Without namespaces, each box is a user of its own, and the folders can belong to one.
    let atOnce = box.kind == .ownUser ? 1 : 2
    let ends = Concurrently.map(commands, jobs: atOnce) { command in
      Swift.Result { try runInBox(command, from: source, to: output) }
    }
    return try ends.map { try $0.get() }
  }

  /// Runs a program of the toolchain in the box.
  func runInBox(
    _ program: [String], from source: String, to output: String
  ) throws -> ToolEnd {
    // Without a box, `env` sets the working directory.
    let command =
      box.kind == .unsandboxed ? ["/usr/bin/env", "-C", source] + program : program
    var boxed = Box.Program(command, stage: .build)
    boxed.binds = try binds(source: source, output: output)
    boxed.environment = [
      "PATH": "/usr/bin:/bin", "TMPDIR": box.remapsPaths ? "/tmp" : output,
    ]
    boxed.directory = box.remapsPaths ? "/src" : source
    boxed.limits = limits
    let collector = try OutputCollector(limit: limits.outputBytes, lines: limits.outputLines)
    let child = try box.start(boxed, output: collector.writer)
    collector.closeWriter()
    let limits = [ContinuousClock.now + .seconds(timeLimit), deadline, budget?.deadline]
    let termination = child.wait(until: limits.compactMap(\.self).min() ?? .now)
    child.kill()
    if termination == nil { try budget?.check() }
    logger.debug(
      "a toolchain program ended",
      metadata: [
        "how": "\(termination.map { "\($0)" } ?? "stopped after its time limit")",
        "program": "\(program[0])", "arguments": "\(program.count - 1)",
      ])
    return ToolEnd(
      termination: termination, exceeded: child.exceeded, log: collector.waitForEnd())
  }

}

extension Termination {
  /// The signal that ended the compiler, or nil if none did.
  ///
  /// A sandbox passes a signal on as an exit code above 128, and the driver prints that of a
  /// process that it started.
  func compilerSignal(log: String) -> String? {
    switch self {
    case .signalled(let signal): return "\(signal)"
    case .exited(let code) where code > 128: return "\(code - 128)"
    case .exited:
      let crash = "compile command failed due to signal "
      guard let range = log.range(of: crash) else { return nil }
      return String(log[range.upperBound...].prefix { $0.isNumber })
    }
  }
}
