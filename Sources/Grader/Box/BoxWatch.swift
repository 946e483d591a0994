import Foundation
import Host
import Record
import Synchronization

/// Holds boxes to their limits of memory and threads where no control groups do, and to that of
/// temporary files where they have no file system of their own.
///
/// A thread looks at each box twenty times a second, and kills a box that has gone beyond. What happens
/// between two looks is bounded by the limits of the address space.
final class BoxWatch: Sendable {
  /// The one of this process.
  static let shared = BoxWatch()

  /// What belongs to a box, besides the processes below its first one.
  struct Scope {
    /// Whether memory and threads are counted, as nobody else does.
    var countsMemory = true
    /// A user whose processes all are the box's, wherever they stand.
    var user: UInt32?
    /// The folder of its temporary files.
    var folder: String?
    /// How its first process is ended.
    var ending = Ending.withGroup
  }

  private struct Entry {
    var limits: ResourceLimits
    var scope: Scope
    var exceeded: Exceeded?
  }

  private struct State {
    var entries: [Int32: Entry] = [:]
    var isRunning = false
  }

  private let state = Mutex(State())

  /// Begins to look at a box, by its first process.
  func begin(_ root: Int32, limits: ResourceLimits, scope: Scope) {
    let starts = state.withLock { state in
      state.entries[root] = Entry(limits: limits, scope: scope)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if starts { Thread.detachNewThread { [self] in watch() } }
  }

  /// The limit for which a box was killed.
  func exceeded(_ root: Int32) -> Exceeded? { state.withLock { $0.entries[root]?.exceeded } }

  /// Ends the look at a box, whose root has ended.
  func end(_ root: Int32) { state.withLock { _ = $0.entries.removeValue(forKey: root) } }

  private func watch() {
    while true {
      let entries = state.withLock { state -> [Int32: Entry] in
        state.isRunning = !state.entries.isEmpty
        return state.entries
      }
      guard !entries.isEmpty else { return }
      let isCounted = entries.values.contains { $0.scope.countsMemory && $0.scope.user == nil }
      let parents = isCounted ? ProcessFacts.parents() : [:]
      for (root, entry) in entries where entry.exceeded == nil {
        guard let exceeded = look(at: root, parents, entry) else { continue }
        state.withLock { $0.entries[root]?.exceeded = exceeded }
        end(root, entry.scope)
      }
      usleep(50_000)
    }
  }

  private func end(_ root: Int32, _ scope: Scope) {
    scope.ending.end(root)
    #if os(Linux)
      if let user = scope.user { JobUser.end(user) }
    #endif
  }

  private func look(at root: Int32, _ parents: [Int32: Int32], _ entry: Entry) -> Exceeded? {
    let limits = entry.limits
    if let folder = entry.scope.folder {
      var isHeld = holds(folder, to: limits.temporaryBytes)
      #if os(Linux)
        isHeld = isHeld && entry.scope.user.map(deletedBytes) ?? 0 <= limits.temporaryBytes
      #endif
      if !isHeld { return .temporary }
    }
    guard entry.scope.countsMemory else { return nil }
    let members = members(of: root, parents, entry.scope.user)
    var (memory, threads) = (0, 0)
    for facts in members.compactMap(ProcessFacts.init(of:)) {
      memory += facts.memory
      threads += facts.threads
    }
    if memory > limits.memoryBytes { return .memory }
    if members.contains(where: { entries(before: $0) > limits.temporaryBytes / Self.block }) {
      return .temporary
    }
    return threads > limits.processes ? .processes : nil
  }

  /// The processes of a box.
  private func members(
    of root: Int32, _ parents: [Int32: Int32], _ user: UInt32?
  ) -> Set<Int32> {
    #if os(Linux)
      if let user { return Set(JobUser.members(user)) }
    #endif
    var members: Set<Int32> = [root]
    var isComplete = false
    while !isComplete {
      let children = parents.filter { members.contains($0.value) && !members.contains($0.key) }
      members.formUnion(children.keys)
      isComplete = children.isEmpty
    }
    return members
  }

  /// What a name takes at least, be it of an empty file: a block of the disk, or memory of the kernel's.
  private static let block = 4096

  /// How many files and folders there are in the file system for temporary files that a process has
  /// to itself; 0 when it shares that with this process.
  private func entries(before process: Int32) -> Int {
    #if os(Linux)
      let folder = "/proc/\(process)/root/tmp"
      var (theirs, ours, facts) = (stat(), stat(), statvfs())
      guard stat(folder, &theirs) == 0, stat("/tmp", &ours) == 0, theirs.st_dev != ours.st_dev,
        statvfs(folder, &facts) == 0
      else { return 0 }
      return Int(facts.f_files) - Int(facts.f_ffree)
    #else
      return 0
    #endif
  }

  /// Whether what lies below a folder takes no more of the disk than allowed.
  ///
  /// Whatever has a name takes a block, also an empty file; and nobody needs folders in folders until
  /// the system can name them no more.
  private func holds(_ folder: String, to limit: Int) -> Bool {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return true }
    var bytes = 0
    while let name = names.nextObject() as? String {
      var facts = stat()
      let size = lstat(folder + "/" + name, &facts) == 0 ? 512 * Int(facts.st_blocks) : 0
      bytes += max(Self.block, size)
      if bytes > limit || name.utf8.count > 2048 { return false }
    }
    return true
  }

  #if os(Linux)
    /// What files without a name take of the disk while a user's processes have them open.
    private func deletedBytes(of user: UInt32) -> Int {
      var sizes: [ino_t: Int] = [:]
      for process in JobUser.members(user) {
        let folder = "/proc/\(process)/fd"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
          var facts = stat()
          guard stat(folder + "/" + name, &facts) == 0, facts.st_nlink == 0,
            facts.st_mode & S_IFMT == S_IFREG
          else { continue }
          sizes[facts.st_ino] = 512 * Int(facts.st_blocks)
        }
      }
      return sizes.values.reduce(0, +)
    }
  #endif
}

/// What `/proc` tells of a process.
package struct ProcessFacts {
  /// Bytes of its own, without what is shared with files.
  let memory: Int
  let threads: Int

  /// Reads them; nil when there is no such process.
  init?(of identifier: Int32) {
    guard let status = KernelFile.text("/proc/\(identifier)/status") else { return nil }
    var values: [Substring: Int] = [:]
    for line in status.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let number = line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
      values[line[..<colon]] = Int(number.prefix { $0.isNumber })
    }
    memory = 1024 * ((values["RssAnon"] ?? 0) + (values["RssShmem"] ?? 0))
    threads = values["Threads"] ?? 0
  }

  /// The parent of every process.
  package static func parents() -> [Int32: Int32] {
    var parents: [Int32: Int32] = [:]
    for process in KernelFile.processes() {
      // The name of the program stands in parentheses and may hold any character.
      guard let text = KernelFile.text("/proc/\(process)/stat"), let end = text.lastIndex(of: ")")
      else { continue }
      let fields = text[end...].split(separator: " ", maxSplits: 3)
      if fields.count > 2, let parent = Int32(fields[2]) { parents[process] = parent }
    }
    return parents
  }
}
