#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// A user ID that no one else on this host has, reserved for the lifetime of one box.
  ///
  /// The grader that uses an ID holds a lock on the file named after it. A grader that was killed
  /// holds no locks, so its guardian or the next grader kills the processes of its users.
  final class JobUser: Sendable {
    /// The ID of the user and of its group.
    let number: UInt32
    private let lock: Int32

    /// systemd, isolate and Debian assign these IDs to nobody, and they exist even in containers
    /// that have only 65536 IDs.
    private static let range: ClosedRange<UInt32> = 61_000...61_091
    /// The distance from a user's ID to the ID of the thread that kills the user's processes.
    ///
    /// Each user has a killer of its own. If graders shared one, they could kill each other while
    /// both have it.
    private static let killer: UInt32 = 92

    private static let folder = "/run/backprop-users"

    /// The candidate IDs for which this host has no user name.
    private static let free = range.filter {
      getpwuid($0) == nil && getgrgid($0) == nil && getpwuid($0 + killer) == nil
    }

    /// Reserves an ID that no other box uses.
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
      throw SpawnError(executable: "finding a free user ID", code: EAGAIN)
    }

    deinit {
      end()
      Interruption.shared.userReleased(number)
      close(lock)
    }

    /// Ends all processes of the user and waits until they are gone.
    func end() {
      Self.end(number)
      for _ in 0..<2000 {
        guard backprop_has_processes(number) != 0, !Self.members(number).isEmpty else { return }
        usleep(1000)
      }
    }

    /// Ends all processes of a user.
    static func end(_ number: UInt32) { _ = backprop_kill_all(number, number + killer) }

    /// Ends the processes of users whose graders were killed.
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

    /// Returns the process IDs of a user's processes.
    static func members(_ number: UInt32) -> [Int32] {
      KernelFile.processes().filter { backprop_user($0) == Int64(number) }
    }
  }
#endif
