import Foundation

/// Ends the command in good order on Ctrl-C, `kill` and a terminal that closes.
///
/// Children run in sessions of their own, which a terminal's Ctrl-C does not reach, and a job's
/// folder would stay behind. So both are noted here while they live. A signal ends the children,
/// removes the folders, says in one line where things stand, and ends the process with 128 and the
/// number of the signal, as shells count.
package final class Interruption: @unchecked Sendable {
  /// The one of this process.
  package static let shared = Interruption()

  /// Held while something happens whole or not at all; by a signal, to the end of the process.
  private let gate = NSLock()
  private var children: [Int32: Ending] = [:]
  private var folders: Set<String> = []
  private var users: [UInt32: @Sendable () -> Void] = [:]
  private var standing: @Sendable () -> String = { "Stopped." }
  private var sources: [any DispatchSourceSignal] = []

  /// Takes over the signals.
  ///
  /// - Parameter standing: Says where things stand, in one sentence.
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

  /// Does what must not be cut short by a signal: a second at the most, and no call of this type.
  package func shielding<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    gate.lock()
    defer { gate.unlock() }
    return try body()
  }

  /// Starts a child, which a signal ends.
  package func startChild<Failure: Error>(
    _ ending: Ending, _ body: () throws(Failure) -> Int32
  ) throws(Failure) -> Int32 {
    try shielding { () throws(Failure) in
      let child = try body()
      children[child] = ending
      return child
    }
  }

  /// Forgets a child that has ended.
  package func childEnded(_ child: Int32) {
    gate.withLock { children[child] = nil }
  }

  /// Makes a folder, which a signal removes.
  package func makeFolder(_ path: String, _ body: () throws -> Void) throws {
    try shielding {
      folders.insert(path)
      try body()
    }
  }

  /// Forgets a folder that was removed.
  package func folderRemoved(_ path: String) {
    gate.withLock { _ = folders.remove(path) }
  }

  /// Notes a user of a box, whose processes a signal ends.
  package func userClaimed(_ number: UInt32, end: @escaping @Sendable () -> Void) {
    gate.withLock { users[number] = end }
  }

  /// Forgets a user whose processes were ended.
  package func userReleased(_ number: UInt32) {
    gate.withLock { users[number] = nil }
  }

  /// `nohup` sets the closing of a terminal aside, and means it.
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
    // Whoever has it keeps it for moments; if not, we go on without it.
    _ = gate.lock(before: Date(timeIntervalSinceNow: 1))
    for (child, ending) in children { ending.end(child) }
    for end in users.values { end() }
    for folder in folders { remove(folder) }
    let line = (isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : "") + standing() + "\n"
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    _exit(128 + number)
  }

  /// Removes a folder in which others may still be writing for a moment.
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
