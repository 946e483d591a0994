#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// The program that ends a box, whatever it is about to do, when this process has ended.
  ///
  /// It stands between this process and bubblewrap, and is a child that is ended by `SIGTERM`.
  enum BoxKeeper {
    /// Under which number a keeper finds its leash.
    private static let number: Int32 = 4

    /// A command, to be started by a keeper, and what it inherits.
    ///
    /// - Throws: `ProjectError`; `SpawnError`.
    static func keeping(
      _ command: [String]
    ) throws -> (command: [String], inherited: [Int32: Int32]) {
      let program = try ProjectLayout.find().products + "/Keeper"
      return ([program, String(number)] + command, [number: try leash()])
    }

    /// The descriptor that is at its end when this process has ended.
    ///
    /// - Throws: `SpawnError`, when there is none left.
    static func leash() throws(SpawnError) -> Int32 { try held.get() }

    /// Nobody else ever has the end for writing; it is closed by the end of this process.
    private static let held = Result { () throws(SpawnError) -> Int32 in
      var ends: [Int32] = [0, 0]
      guard backprop_pipe(&ends) == 0 else { throw SpawnError(executable: "pipe", code: errno) }
      return ends[0]
    }
  }
#endif
