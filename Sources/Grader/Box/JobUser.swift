#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// A number of a user that nobody on this host has, for as long as one box lasts.
  ///
  /// Whoever uses a number holds a lock on the file that is named after it. A grader that was killed
  /// holds none, and what its users left running is ended by its guardian, or by the next grader.
  final class JobUser: Sendable {
    /// The number of the user and of its group.
    let number: UInt32
    private let lock: Int32

    /// systemd, isolate and Debian give these numbers to nobody, and containers that have but 65536
    /// of them have these.
    private static let range: ClosedRange<UInt32> = 61_000...61_182
    /// In whose name users are ended; no process ever has it.
    private static let nobody: UInt32 = 61_183

    private static let folder = "/run/backprop-users"

    /// The numbers that this host has no name for.
    private static let free = range.filter { getpwuid($0) == nil && getgrgid($0) == nil }

    /// Takes a number that no other box has.
    ///
    /// - Throws: `SpawnError`.
    init() throws(SpawnError) {
      try Self.makeFolder()
      let start = Int.random(in: 0..<max(1, Self.free.count))
      for index in Self.free.indices {
        let number = Self.free[(start + index) % Self.free.count]
        guard let lock = Self.lock(number) else { continue }
        (self.number, self.lock) = (number, lock)
        Interruption.shared.userClaimed(number) { Self.end(number) }
        end()
        return
      }
      throw SpawnError(executable: "one more user for a box", code: EAGAIN)
    }

    deinit {
      end()
      Interruption.shared.userReleased(number)
      close(lock)
    }

    /// Ends every process of the user, and waits until they are gone.
    func end() {
      Self.end(number)
      for _ in 0..<2000 {
        guard backprop_has_processes(number) != 0, !Self.members(number).isEmpty else { return }
        usleep(1000)
      }
    }

    /// Ends every process of a user.
    static func end(_ number: UInt32) { _ = backprop_kill_all(number, nobody) }

    /// Ends the users of graders that were killed.
    static func endAbandoned() {
      for number in free {
        guard let lock = lock(number) else { continue }
        end(number)
        close(lock)
      }
    }

    private static func makeFolder() throws(SpawnError) {
      mkdir(folder, 0o700)
      var facts = stat()
      guard lstat(folder, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR, facts.st_uid == 0,
        facts.st_mode & 0o022 == 0
      else { throw SpawnError(executable: folder, code: errno == 0 ? EPERM : errno) }
    }

    private static func lock(_ number: UInt32) -> Int32? {
      let file = open("\(folder)/\(number)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard file >= 0 else { return nil }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        return nil
      }
      return file
    }

    /// The processes of a user.
    static func members(_ number: UInt32) -> [Int32] {
      KernelFile.processes().filter { backprop_user($0) == Int64(number) }
    }
  }
#endif
