#if os(Linux)
  import Foundation
  import Host
  import Synchronization

  /// A process that outlives this one for a moment, to end the boxes that it leaves running.
  ///
  /// In the second form of the box no namespace ends with the grader. So the guardian, which is this
  /// very program, waits until the grader is gone, and ends the users that nobody holds any more.
  package enum BoxGuardian {
    /// The argument that makes the program a guardian.
    package static let argument = "box-guardian"

    private static let started = Mutex<ChildProcess?>(nil)
    private static let leashNumber: Int32 = 3

    /// Starts the guardian of this process, unless that was done before.
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

    /// Waits for the grader's end, and ends what it left.
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
