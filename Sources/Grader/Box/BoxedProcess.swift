import Foundation

/// A program in its box: a child process, and what holds it to its limits.
package final class BoxedProcess: Sendable {
  /// What one stage may use.
  package let limits: ResourceLimits
  private let child: ChildProcess
  private let group: ControlGroup?
  private let isWatched: Bool

  /// Starts a command, in a control group where there is one, else under watch.
  ///
  /// - Throws: `SpawnError`.
  init(
    _ command: [String], limits: ResourceLimits, group: ControlGroup?, isWatched: Bool,
    environment: [String: String], output: Int32, channel: ChildProcess.Channel?,
    inherited: [Int32: Int32]
  ) throws(SpawnError) {
    self.limits = limits
    self.group = group
    self.isWatched = isWatched
    do {
      child = try ChildProcess(
        group?.joining(command) ?? command, environment: environment, output: output,
        channel: channel, inherited: inherited)
    } catch {
      group?.remove()
      throw error
    }
    if isWatched { BoxWatch.shared.begin(child.identifier, limits: limits) }
  }

  deinit {
    kill()
    BoxWatch.shared.end(child.identifier)
    group?.remove()
  }

  /// The number of the child's process, also of its session and process group.
  package var identifier: Int32 { child.identifier }

  /// The limit of memory or of threads that the program met, if it did.
  package var exceeded: Exceeded? { group?.exceeded ?? BoxWatch.shared.exceeded(child.identifier) }

  /// Ends the program, and waits for it.
  package func kill() { child.kill() }

  /// Waits until the program has ended.
  @discardableResult
  package func wait() -> Termination { child.wait() }

  /// Waits until the program has ended or the deadline has passed; nil says that it still runs.
  package func wait(until deadline: ContinuousClock.Instant) -> Termination? {
    child.wait(until: deadline)
  }
}
