#if os(Linux)
  import Foundation
  import Host
  import Synchronization

  /// A helper process that briefly outlives the grader, to end the boxes that the grader left
  /// running.
  ///
  /// A box without namespaces keeps running when the grader ends. The guardian, which runs the same
  /// executable as the grader, therefore waits until the grader has ended, and then kills all
  /// processes of those box users that no grader is using anymore.
  package enum BoxGuardian {
    /// The argument that starts the program as a guardian.
    package static let argument = "box-guardian"

    private static let started = Mutex<ChildProcess?>(nil)
    private static let leashNumber: Int32 = 3

    /// Starts this process's guardian, unless it is already running.
    ///
    /// - Throws: `ProjectError`; `SpawnError`.
    static func start() throws {
      try started.withLock { started in
        guard started == nil else { return }
        let program = try ProjectLayout.find().products + "/Grader"
        let output = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(output) }
        started = try ChildProcess(
          [program, argument], environment: ["OPENBLAS_NUM_THREADS": "1"], output: output,
          inherited: [leashNumber: try BoxKeeper.leash()])
      }
    }

    /// Waits for the grader to end, then kills the processes that it left running.
    package static func serve() {
      var byte: UInt8 = 0
      while true {
        let count = read(leashNumber, &byte, 1)
        if count == 0 || count < 0 && errno != EINTR { break }
      }
      JobUser.endAbandoned()
    }
  }
#endif
