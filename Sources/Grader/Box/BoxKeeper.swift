#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// The program that ends a box when this process ends, no matter what the box is doing.
  ///
  /// It runs between this process and bubblewrap, and is itself ended with `SIGTERM`.
  enum BoxKeeper {
    /// The descriptor number of a keeper's leash.
    private static let number: Int32 = 4

    /// A command to be started by a keeper, and the descriptors it inherits.
    ///
    /// - Throws: `ProjectError`; `SpawnError`.
    static func keeping(
      _ command: [String]
    ) throws -> (command: [String], inherited: [Int32: Int32]) {
      let program = try ProjectLayout.find().products + "/Keeper"
      return ([program, String(number)] + command, [number: try leash()])
    }

    /// A descriptor that reaches end of file when this process ends.
    ///
    /// - Throws: `SpawnError` if no descriptor is available.
    static func leash() throws(SpawnError) -> Int32 { try held.get() }

    /// No other process ever has the write end; it closes when this process ends.
    private static let held = Result { () throws(SpawnError) -> Int32 in
      var ends: [Int32] = [0, 0]
      guard backprop_pipe(&ends) == 0 else { throw SpawnError(executable: "pipe", code: errno) }
      return ends[0]
    }
  }
#endif
