#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// A program to start as another user, under rules that it cannot remove.
  struct ConfinedLaunch {
    /// The absolute path of the program, followed by its arguments.
    var command: [String]
    var environment: [String: String] = [:]
    var directory = "/"
    var user: UInt32
    /// The descriptor of the Landlock rules.
    var rules: Int32
    /// The instructions of the system call filter.
    var filter: [UInt8]
    var limits: [backprop_limit]
    /// The files to which a process writes in order to join the control group.
    var groups: [String] = []
    var output: Int32 = STDERR_FILENO
    var channel: ChildProcess.Channel?

    init(
      command: [String], user: UInt32, rules: Int32, filter: [UInt8], limits: [backprop_limit]
    ) {
      (self.command, self.user, self.rules) = (command, user, rules)
      (self.filter, self.limits) = (filter, limits)
    }

    /// Starts the program and returns its process ID.
    ///
    /// - Throws: `SpawnError`.
    func start() throws(SpawnError) -> pid_t {
      var copies: [Int32] = []
      defer { copies.forEach { _ = close($0) } }
      // Uses descriptor numbers above those assigned in the child.
      for descriptor in [output, rules] + (channel.map { [$0.socket] } ?? []) {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 64)
        guard copy >= 0 else { throw SpawnError(executable: "dup", code: errno) }
        copies.append(copy)
      }
      let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let words = [command, variables, groups].map { $0.map { strdup($0) } + [nil] }
      let place = strdup(directory)
      defer {
        words.joined().forEach { free($0) }
        free(place)
      }
      var launch = backprop_launch()
      launch.directory = UnsafePointer(place)
      launch.user = user
      (launch.output, launch.rules) = (copies[0], copies[1])
      launch.channel = copies.count > 2 ? copies[2] : -1
      launch.channel_number = channel?.number ?? -1
      launch.own_process_rights = Landlock.Rights.read.rawValue
      // If another thread forks while a program is being copied, the forked process holds the copy
      // open for writing until it executes its own program, and the kernel does not run a file that
      // is open for writing.
      for _ in 0..<100 {
        do throws(SpawnError) {
          return try start(&launch, words)
        } catch {
          guard error.code == ETXTBSY else { throw error }
          usleep(10_000)
        }
      }
      return try start(&launch, words)
    }

    private func start(
      _ launch: inout backprop_launch, _ words: [[UnsafeMutablePointer<CChar>?]]
    ) throws(SpawnError) -> pid_t {
      var step: UnsafePointer<CChar>?
      let process = words[0].withUnsafeBufferPointer { command in
        words[1].withUnsafeBufferPointer { variables in
          words[2].map { UnsafePointer($0) }.withUnsafeBufferPointer { groups in
            limits.withUnsafeBufferPointer { limits in
              filter.withUnsafeBytes { filter in
                (launch.command, launch.environment) = (command.baseAddress, variables.baseAddress)
                launch.groups = groups.baseAddress
                (launch.limits, launch.limit_count) = (limits.baseAddress, Int32(limits.count))
                launch.filter = filter.baseAddress
                launch.filter_bytes = UInt32(filter.count)
                return backprop_start(&launch, &step)
              }
            }
          }
        }
      }
      guard process > 0 else {
        let code = errno
        throw SpawnError(executable: step.map { String(cString: $0) } ?? "fork", code: code)
      }
      return process
    }
  }
#endif
