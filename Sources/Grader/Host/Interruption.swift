import Foundation

/// Ends the command cleanly on Ctrl-C, `kill` and a closing terminal.
///
/// Children run in their own sessions, which a terminal's Ctrl-C does not reach, and a job's folder
/// would be left behind. So both are registered here during their lifetime. A signal ends the
/// children, removes the folders, prints the state in one line, and ends the process with 128 plus
/// the signal number, as shells do.
package final class Interruption: @unchecked Sendable {
  /// The instance for this process.
  package static let shared = Interruption()

  /// A lock held while something must happen completely or not at all; a signal holds it until the
  /// process ends.
  private let gate = NSLock()
  private var children: [Int32: Ending] = [:]
  private var folders: Set<String> = []
  private var users: [UInt32: @Sendable () -> Void] = [:]
  private var standing: @Sendable () -> String = { "Stopped." }
  private var sources: [any DispatchSourceSignal] = []

  /// Installs the signal handlers.
  ///
  /// - Parameter standing: Describes the state in one sentence.
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

  /// Runs code that a signal must not interrupt: at most a second long, and without calls to this
  /// type.
  package func shielding<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    gate.lock()
    defer { gate.unlock() }
    return try body()
  }

  /// Starts a child that a signal ends.
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

  /// Creates a folder that a signal removes.
  package func makeFolder(_ path: String, _ body: () throws -> Void) throws {
    try shielding {
      folders.insert(path)
      try body()
    }
  }

  /// Unregisters a folder that was removed.
  package func folderRemoved(_ path: String) {
    gate.withLock { _ = folders.remove(path) }
  }

  /// Registers a box's user, whose processes a signal ends.
  package func userClaimed(_ number: UInt32, end: @escaping @Sendable () -> Void) {
    gate.withLock { users[number] = end }
  }

  /// Unregisters a user whose processes were ended.
  package func userReleased(_ number: UInt32) {
    gate.withLock { users[number] = nil }
  }

  /// `nohup` ignores the closing of a terminal on purpose.
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
    // Whoever holds it releases it quickly; if not, continue without it.
    _ = gate.lock(before: Date(timeIntervalSinceNow: 1))
    for (child, ending) in children { ending.end(child) }
    for end in users.values { end() }
    for folder in folders { remove(folder) }
    let line = (isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : "") + standing() + "\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    _exit(128 + number)
  }

  /// Removes a folder in which other processes may still be writing briefly.
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
