import Foundation

/// A signal handler that ends the command cleanly on Ctrl-C, on `kill`, and when the terminal
/// closes.
///
/// Pressing Ctrl-C in a terminal does not reach child processes, because they run in their own
/// sessions, and it would leave job folders on disk. Children and folders are therefore registered
/// here for as long as they exist. A signal ends the children, removes the folders, prints one line
/// about what was done so far, and ends the process by the same signal. So shells see 128 plus the
/// signal number, and leave the loop that the command is in.
package final class Interruption: @unchecked Sendable {
  /// The instance for this process.
  package static let shared = Interruption()

  /// The lock held while something must happen completely or not at all.
  ///
  /// The signal handler takes it and holds it until the process ends.
  private let gate = NSLock()
  private var children: [Int32: Ending] = [:]
  private var folders: Set<String> = []
  private var users: [UInt32: @Sendable () -> Void] = [:]
  private var standing: @Sendable () -> String = { "Stopped." }
  private var sources: [any DispatchSourceSignal] = []

  /// Installs the signal handlers.
  ///
  /// - Parameter standing: A closure that returns one sentence about what was done so far, or
  ///   nothing to end silently.
  package func handle(_ standing: @escaping @Sendable () -> String) {
    gate.withLock {
      self.standing = standing
      guard sources.isEmpty else { return }
      let queue = DispatchQueue(label: "signals", qos: .userInteractive)
      for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [self] in end(number) }
        source.resume()
        sources.append(source)
      }
    }
  }

  /// Runs code that a signal must not interrupt.
  ///
  /// The code must take less than a second and must not call this type.
  package func shielding<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    gate.lock()
    defer { gate.unlock() }
    return try body()
  }

  /// Starts a child process and registers it, so that a signal ends it.
  package func startChild<Failure: Error>(
    _ ending: Ending, _ body: () throws(Failure) -> Int32
  ) throws(Failure) -> Int32 {
    try shielding { () throws(Failure) in
      let child = try body()
      children[child] = ending
      return child
    }
  }

  /// Unregisters a child that has ended.
  package func childEnded(_ child: Int32) {
    gate.withLock { children[child] = nil }
  }

  /// Creates a folder and registers it, so that a signal removes it.
  package func makeFolder(_ path: String, _ body: () throws -> Void) throws {
    try shielding {
      folders.insert(path)
      try body()
    }
  }

  /// Unregisters a folder that has been removed.
  package func folderRemoved(_ path: String) {
    gate.withLock { _ = folders.remove(path) }
  }

  /// Registers a box's user, so that a signal ends its processes.
  package func userClaimed(_ number: UInt32, end: @escaping @Sendable () -> Void) {
    gate.withLock { users[number] = end }
  }

  /// Unregisters a user whose processes have been ended.
  package func userReleased(_ number: UInt32) {
    gate.withLock { users[number] = nil }
  }

  /// Returns whether a signal is ignored on purpose: `nohup` ignores the one sent when a terminal
  /// closes.
  private func isIgnored(_ number: Int32) -> Bool {
    guard number == SIGHUP else { return false }
    var action = sigaction()
    sigaction(number, nil, &action)
    #if os(Linux)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private func end(_ number: Int32) {
    // Any code that holds the lock should release it quickly. If it does not, continue without the
    // lock.
    _ = gate.lock(before: Date(timeIntervalSinceNow: 1))
    for (child, ending) in children { ending.end(child) }
    for end in users.values { end() }
    for folder in folders { remove(folder) }
    for (child, ending) in children { ending.await(child) }
    let text = standing()
    let line = (isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : "") + (text.isEmpty ? "" : text + "\n")
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    die(of: number)
  }

  /// Ends the process by a signal, which it handled until now.
  private func die(of number: Int32) -> Never {
    signal(number, SIG_DFL)
    // Threads of dispatch queues block signals.
    withUnsafeTemporaryAllocation(of: sigset_t.self, capacity: 1) { signals in
      guard let set = signals.baseAddress else { return }
      sigemptyset(set)
      sigaddset(set, number)
      pthread_sigmask(SIG_UNBLOCK, set, nil)
    }
    kill(getpid(), number)
    // A process that is the first one in a container does not die of a signal.
    usleep(100_000)
    _exit(128 + number)
  }

  /// Removes a folder, with several attempts, because other processes may still write there for a
  /// moment.
  private func remove(_ folder: String) {
    for _ in 0..<50 where FileManager.default.fileExists(atPath: folder) {
      do {
        try FileManager.default.removeItem(atPath: folder)
      } catch {
        usleep(10_000)
      }
    }
  }
}
