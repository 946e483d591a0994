import CourseKit
import Foundation
import Host
import Presentation
import Record

extension CheckCommand {
  /// Checks at once and again after each save, until a signal ends the program.
  ///
  /// Each check is a process of its own. A save ends the one that is running, which removes what it
  /// started, and the next one begins.
  ///
  /// - Parameters:
  ///   - layouts: The assignments.
  ///   - project: The folder of the project.
  /// - Throws: `SpawnError`.
  func watch(_ layouts: [AssignmentLayout], in project: ProjectLayout) throws -> Never {
    let folder = layouts.map { "Sources/Assignments/\($0.folder)" }.joined(separator: " and ")
    let count = layouts.reduce(0) { $0 + $1.files.count }
    tell("Watching \(count) files in \(folder); press Ctrl-C to stop.\n")
    var watch = SourceWatch(layouts.map(\.folder), in: project.assignments)
    var running: WatchedCheck?
    while true {
      if let saved = watch.changes() {
        if !saved.isEmpty {
          tell("\n\(SourceWatch.time) Saved: \(saved.joined(separator: ", "))\n")
        }
        let due = layouts.filter { layout in
          saved.isEmpty || saved.contains { $0.hasPrefix(layout.folder + "/") }
        }
        let left = running?.stop() ?? []
        running = try WatchedCheck(left.union(due.map(\.id.rawValue)), in: project)
      }
      guard let check = running else {
        Thread.sleep(forTimeInterval: 0.2)
        continue
      }
      guard let end = check.end(within: .milliseconds(100)) else { continue }
      running = nil
      if end.isResult { tell("\nChecked in \(Wording.seconds(check.seconds)).\n") }
      tell("\n\(SourceWatch.time) Waiting for the next save in \(folder); press Ctrl-C to stop.\n")
    }
  }
}

/// A check that `--watch` started in a process of its own.
private struct WatchedCheck {
  private let process: ChildProcess
  private let parts: Set<String>
  private let begin = ContinuousClock.now

  /// Starts this command again, without `--watch`.
  ///
  /// - Parameters:
  ///   - parts: The assignments to check.
  ///   - project: The folder of the project.
  /// - Throws: `SpawnError`.
  init(_ parts: Set<String>, in project: ProjectLayout) throws {
    self.parts = parts
    var arguments = CommandLine.arguments.dropFirst().filter { $0 != "--watch" }
    arguments.insert(contentsOf: parts.sorted().flatMap { ["--part", $0] }, at: 1)
    process = try ChildProcess(
      ["\(project.products)/\(project.program)"] + arguments,
      environment: ProcessInfo.processInfo.environment, output: STDOUT_FILENO,
      errors: STDERR_FILENO, ending: .byItself)
  }

  /// The seconds since the start.
  var seconds: Double { begin.duration(to: .now) / .seconds(1) }

  /// How the check ended, or nil if it is still running after a time.
  func end(within time: Duration) -> Termination? { process.wait(until: .now + time) }

  /// Ends the check and what it started, and returns its assignments.
  func stop() -> Set<String> {
    process.kill()
    return parts
  }
}

extension Termination {
  /// Whether the checks ran to their end.
  fileprivate var isResult: Bool {
    self == .exited(0) || self == .exited(GraderExit.checkFailed.rawValue)
  }
}
