import Foundation
package import Host
package import Record

/// A program in its box: a child process, and what holds it to its limits.
package final class BoxedProcess: Sendable {
  /// What one stage may use.
  package let limits: ResourceLimits
  private let child: ChildProcess
  private let group: ControlGroup?
  #if os(Linux)
    /// What it has of its own where there are no namespaces.
    private let quarters: BoxQuarters?
  #endif

  /// Starts a command, in a control group where there is one, else under watch.
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
    do {
      child = try ChildProcess(
        command, environment: environment, output: output, channel: channel, inherited: inherited,
        ending: ending)
    } catch {
      group?.remove()
      throw error
    }
    if isWatched {
      BoxWatch.shared.begin(child.identifier, limits: limits, scope: .init(ending: ending))
    }
  }

  #if os(Linux)
    /// Starts a program as the user of its quarters.
    ///
    /// - Throws: `SpawnError`.
    init(
      _ launch: ConfinedLaunch, limits: ResourceLimits, group: ControlGroup?, quarters: BoxQuarters
    ) throws(SpawnError) {
      (self.limits, self.group, self.quarters) = (limits, group, quarters)
      do {
        child = try ChildProcess(starting: launch.start)
      } catch {
        group?.remove()
        throw error
      }
      let scope = BoxWatch.Scope(
        countsMemory: group == nil, user: quarters.user.number, folder: quarters.temporary)
      BoxWatch.shared.begin(child.identifier, limits: limits, scope: scope)
    }
  #endif

  deinit {
    kill()
    BoxWatch.shared.end(child.identifier)
    group?.remove()
  }

  /// Ends what the first process left, which a namespace would do by itself.
  private func vacate() {
    #if os(Linux)
      quarters?.vacate()
    #endif
  }

  /// The number of the child's process, also of its session and process group.
  package var identifier: Int32 { child.identifier }

  /// The limit of memory or of threads that the program met, if it did.
  package var exceeded: Exceeded? { group?.exceeded ?? BoxWatch.shared.exceeded(child.identifier) }

  /// Ends the program, and waits for it.
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

  /// Waits until the program has ended or the deadline has passed; nil says that it still runs.
  package func wait(until deadline: ContinuousClock.Instant) -> Termination? {
    let termination = child.wait(until: deadline)
    if termination != nil { vacate() }
    return termination
  }
}
