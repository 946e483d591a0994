import Foundation
package import Host
package import Record

/// A program running in its box: a child process, with the mechanisms that enforce its limits.
package final class BoxedProcess: Sendable {
  /// The resource limits that apply to the program.
  package let limits: ResourceLimits
  private let child: ChildProcess
  private let group: ControlGroup?
  private let watched: BoxWatch.Subject?
  #if os(Linux)
    /// The user ID and folder, if the box has no namespaces.
    private let quarters: BoxQuarters?
  #endif

  /// Starts a command, in a control group if there is one, otherwise under `BoxWatch`.
  ///
  /// - Throws: `SpawnError`.
  init(
    _ command: [String], limits: ResourceLimits, group: ControlGroup?, isWatched: Bool,
    environment: [String: String], output: Int32, channel: ChildProcess.Channel?,
    inherited: [Int32: Int32], ending: Ending = .withGroup
  ) throws(SpawnError) {
    self.limits = limits
    self.group = group
    #if os(Linux)
      quarters = nil
    #endif
    child = try ChildProcess(
      command, environment: environment, output: output, channel: channel, inherited: inherited,
      ending: ending)
    watched =
      isWatched
      ? BoxWatch.shared.begin(child.identifier, limits: limits, scope: .init(ending: ending)) : nil
  }

  #if os(Linux)
    /// Starts a program as another user, in a box without namespaces.
    ///
    /// - Throws: `SpawnError`.
    init(
      _ launch: ConfinedLaunch, limits: ResourceLimits, group: ControlGroup?, quarters: BoxQuarters
    ) throws(SpawnError) {
      (self.limits, self.group, self.quarters) = (limits, group, quarters)
      child = try ChildProcess(starting: launch.start)
      let scope = BoxWatch.Scope(
        countsMemory: group == nil, user: quarters.user.number, folder: quarters.temporary)
      watched = BoxWatch.shared.begin(child.identifier, limits: limits, scope: scope)
    }
  #endif

  deinit {
    kill()
  }

  /// Kills the processes that the first one left running; a namespace would do this automatically.
  private func vacate() {
    watched?.end()
    #if os(Linux)
      quarters?.vacate()
    #endif
  }

  /// The child's process ID, which is also its session and process group ID.
  package var identifier: Int32 { child.identifier }

  /// The memory or thread limit that the program exceeded, if any.
  package var exceeded: Exceeded? { group?.exceeded ?? watched?.exceeded }

  /// Ends the program and waits for it.
  package func kill() {
    child.kill()
    vacate()
  }

  /// Waits until the program has ended.
  @discardableResult
  package func wait() -> Termination {
    defer { vacate() }
    return child.wait()
  }

  /// Waits until the program has ended or the deadline has passed; nil if it is still running.
  package func wait(until deadline: ContinuousClock.Instant) -> Termination? {
    let termination = child.wait(until: deadline)
    if termination != nil { vacate() }
    return termination
  }
}
