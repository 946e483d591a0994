import CSpawn

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a child process ended.
package enum Termination: Sendable, Equatable {
  case exited(Int32)
  case signalled(Int32)
}

/// The error thrown if a process cannot be started.
package struct SpawnError: Error, Sendable, Equatable, CustomStringConvertible {
  package let executable: String
  package let code: Int32

  /// Creates an error from the system's error number and the name of the program or step that
  /// failed.
  package init(executable: String, code: Int32) {
    (self.executable, self.code) = (executable, code)
  }

  package var description: String {
    "cannot start a process: \(executable): \(String(cString: strerror(code)))"
  }
}

/// How to end a child process.
package enum Ending: Sendable {
  /// Sends `SIGKILL` to the child's process group.
  case withGroup
  /// Sends `SIGTERM` to the child, which then kills the processes that it started, and ends itself.
  case byItself

  /// Ends a child, or asks it to end.
  package func end(_ identifier: Int32) {
    switch self {
    case .withGroup: send(SIGKILL, to: -identifier)
    case .byItself: send(SIGTERM, to: identifier)
    }
  }

  /// Waits until a child has ended that does so by itself, for two seconds at most.
  package func await(_ identifier: Int32) {
    guard case .byItself = self else { return }
    for _ in 0..<200 where waitpid(identifier, nil, WNOHANG) == 0 { usleep(10_000) }
  }

  private func send(_ signal: Int32, to process: pid_t) {
    #if canImport(Glibc)
      _ = Glibc.kill(process, signal)
    #elseif canImport(Musl)
      _ = Musl.kill(process, signal)
    #else
      _ = Darwin.kill(process, signal)
    #endif
  }
}

/// A child process that is ended when its owner is destroyed.
///
/// It uses `posix_spawn` directly, because Foundation's `Process` cannot pass a socket to a child.
package final class ChildProcess: @unchecked Sendable {
  /// The child's process ID, which is also its session and process group ID.
  package let identifier: Int32
  private let ending: Ending
  private var termination: Termination? {
    didSet { Interruption.shared.childEnded(identifier) }
  }

  /// A socket for the child, and the descriptor number that it has in the child.
  package struct Channel: Sendable {
    package let socket: Int32
    /// The number is not predictable, and is below every limit on descriptors.
    package let number = Int32.random(in: 16..<60)

    /// Creates a channel from a connected socket.
    package init(socket: Int32) {
      self.socket = socket
    }
  }

  /// Starts a program in its own session.
  ///
  /// - Parameters:
  ///   - command: The absolute path of the program, followed by its arguments.
  ///   - environment: The complete environment of the child.
  ///   - output: The descriptor to use as stdout.
  ///   - errors: The descriptor to use as stderr, or nil for that of stdout.
  ///   - channel: A socket to pass to the child as well, or nil.
  ///   - inherited: Further descriptors to pass to the child, as a dictionary whose keys are their
  ///     numbers in the child.
  ///   - ending: How to end the child.
  /// - Throws: `SpawnError`.
  package init(
    _ command: [String], environment: [String: String], output: Int32, errors: Int32? = nil,
    channel: Channel? = nil, inherited: [Int32: Int32] = [:], ending: Ending = .withGroup
  ) throws(SpawnError) {
    self.ending = ending
    var given = inherited
    if let channel { given[channel.number] = channel.socket }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors ?? output, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    #if os(Linux)
      var flags = Int32(backprop_spawn_setsid)
    #else
      var flags = Int32(POSIX_SPAWN_SETSID) | Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    let copies = try Self.give(given, &actions)
    defer { copies.forEach { _ = close($0) } }
    // The shell may have set signals of this process to be ignored; the child starts with the
    // defaults.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    flags |= numericCast(POSIX_SPAWN_SETSIGMASK)
    flags |= numericCast(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
    defer { (arguments + variables).forEach { free($0) } }
    identifier = try Interruption.shared.startChild(ending) { () throws(SpawnError) in
      var child = pid_t()
      let code = posix_spawn(
        &child, command[0], &actions, &attributes, arguments, variables + [nil])
      guard code == 0 else { throw SpawnError(executable: command[0], code: code) }
      return child
    }
  }

  /// Starts a process with a closure and takes ownership of it; the process must be in its own
  /// session.
  ///
  /// - Parameter start: A closure that starts the process and returns its process ID.
  /// - Throws: Errors thrown by `start`.
  package init(starting start: () throws(SpawnError) -> Int32) throws(SpawnError) {
    ending = .withGroup
    identifier = try Interruption.shared.startChild(ending, start)
  }

  /// Makes the child inherit descriptors under given numbers, and no others.
  ///
  /// - Returns: Copies of the descriptors, to be closed when the child has started.
  private static func give(
    _ descriptors: [Int32: Int32], _ actions: inout posix_spawn_file_actions_t
  ) throws(SpawnError) -> [Int32] {
    let end = (descriptors.keys.max() ?? STDERR_FILENO) + 1
    var copies: [Int32] = []
    for number in STDERR_FILENO + 1..<end {
      guard let descriptor = descriptors[number] else {
        posix_spawn_file_actions_addclose(&actions, number)
        continue
      }
      // The copies have numbers above those assigned in the child.
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, end)
      guard copy >= 0 else {
        copies.forEach { _ = close($0) }
        throw SpawnError(executable: "dup", code: errno)
      }
      copies.append(copy)
      posix_spawn_file_actions_adddup2(&actions, copy, number)
    }
    #if os(Linux)
      posix_spawn_file_actions_addclosefrom_np(&actions, end)
    #endif
    return copies
  }

  deinit {
    kill()
  }

  /// The processor time of all child processes that have ended, and of theirs, in seconds.
  package static var endedSeconds: Double {
    var usage = rusage()
    getrusage(endedChildren, &usage)
    let seconds = Double(usage.ru_utime.tv_sec) + Double(usage.ru_stime.tv_sec)
    let microseconds = Double(usage.ru_utime.tv_usec) + Double(usage.ru_stime.tv_usec)
    return seconds + microseconds * 1e-6
  }

  #if canImport(Glibc)
    private static let endedChildren = RUSAGE_CHILDREN.rawValue
  #else
    private static let endedChildren = RUSAGE_CHILDREN
  #endif

  /// Ends the child and everything that belongs to it, and waits for the child to end.
  package func kill() {
    guard termination == nil else { return }
    ending.end(identifier)
    _ = wait()
  }

  /// Waits until the child has ended.
  @discardableResult
  package func wait() -> Termination {
    if let termination { return termination }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    let result = signal == 0 ? Termination.exited((status >> 8) & 0xff) : .signalled(signal)
    termination = result
    return result
  }

  /// Waits until the child has ended or the deadline has passed; nil if it is still running.
  package func wait(until deadline: ContinuousClock.Instant) -> Termination? {
    if let termination { return termination }
    var pause: UInt32 = 200
    while true {
      var status: Int32 = 0
      if waitpid(identifier, &status, WNOHANG) == identifier {
        let signal = status & 0x7f
        termination = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
        return termination
      }
      if ContinuousClock.now >= deadline { return nil }
      usleep(pause)
      pause = min(pause * 2, 2_000)
    }
  }
}
