#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// A helper program that ends a box when the grader ends, no matter what the box is doing.
  ///
  /// It is the parent of bubblewrap and a child of the grader, which ends it with `SIGTERM`.
  enum BoxKeeper {
    /// The descriptor number of the leash in a keeper.
    private static let number: Int32 = 4

    /// Returns a command that runs the given one under a keeper, and the descriptors to pass to it.
    ///
    /// - Throws: `ProjectError`; `SpawnError`.
    static func keeping(
      _ command: [String]
    ) throws -> (command: [String], inherited: [Int32: Int32]) {
      let program = try ProjectLayout.find().products + "/Keeper"
      return ([program, String(number)] + command, [number: try leash()])
    }

    /// Returns the leash: a pipe's read end, which reaches end of file when this process ends.
    ///
    /// - Throws: `SpawnError` if no descriptor is available.
    static func leash() throws(SpawnError) -> Int32 { try held.get() }

    /// The read end of the pipe.
    ///
    /// No other process ever has the write end, which closes when this process ends.
    private static let held = Result { () throws(SpawnError) -> Int32 in
      var ends: [Int32] = [0, 0]
      guard backprop_pipe(&ends) == 0 else { throw SpawnError(executable: "pipe", code: errno) }
      return ends[0]
    }
  }
#endif
