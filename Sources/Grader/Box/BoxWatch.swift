import Foundation
import Host
import Record
import Synchronization

/// Enforces those limits of boxes that the kernel does not: on memory and threads if there are no
/// control groups, and on temporary files if they have no file system of their own.
///
/// A thread checks each box twenty times a second and kills a box that exceeds a limit. Between two
/// checks, only the kernel's limits apply, such as the one on address space.
final class BoxWatch: Sendable {
  /// The watch of this process.
  static let shared = BoxWatch()

  /// What to watch of a box, in addition to the descendants of its first process.
  struct Scope {
    /// Whether to count memory and threads, because no control group does.
    var countsMemory = true
    /// A user all of whose processes belong to the box.
    var user: UInt32?
    /// The folder of the box's temporary files.
    var folder: String?
    /// The way to end the box's first process.
    var ending = Ending.withGroup
  }

  /// One box that is being watched.
  ///
  /// An object and not a process ID, because the kernel reuses the IDs of processes that ended.
  final class Subject: Sendable {
    fileprivate let root: Int32
    fileprivate let limits: ResourceLimits
    fileprivate let scope: Scope
    private let state = Mutex((exceeded: Exceeded?.none, isOver: false))

    fileprivate init(root: Int32, limits: ResourceLimits, scope: Scope) {
      (self.root, self.limits, self.scope) = (root, limits, scope)
    }

    /// The limit that the box exceeded when it was killed.
    var exceeded: Exceeded? { state.withLock(\.exceeded) }

    fileprivate var isOver: Bool { state.withLock(\.isOver) }

    /// Stops watching, because the box's first process has ended.
    func end() { state.withLock { $0.isOver = true } }

    /// Kills the box, unless it has ended.
    fileprivate func kill(for exceeded: Exceeded) {
      state.withLock { state in
        guard !state.isOver else { return }
        state = (exceeded, true)
        scope.ending.end(root)
        #if os(Linux)
          if let user = scope.user { JobUser.end(user) }
        #endif
      }
    }
  }

  private struct State {
    var subjects: [Subject] = []
    var isRunning = false
  }

  private let state = Mutex(State())

  /// Starts watching a box, given its first process.
  func begin(_ root: Int32, limits: ResourceLimits, scope: Scope) -> Subject {
    let subject = Subject(root: root, limits: limits, scope: scope)
    let starts = state.withLock { state in
      state.subjects.append(subject)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if starts { Thread.detachNewThread { [self] in watch() } }
    return subject
  }

  private func watch() {
    while true {
      let subjects = state.withLock { state in
        state.subjects.removeAll { $0.isOver }
        state.isRunning = !state.subjects.isEmpty
        return state.subjects
      }
      guard !subjects.isEmpty else { return }
      let isCounted = subjects.contains { $0.scope.countsMemory && $0.scope.user == nil }
      let parents = isCounted ? ProcessFacts.parents() : [:]
      for subject in subjects where !subject.isOver {
        if let exceeded = look(at: subject, parents) { subject.kill(for: exceeded) }
      }
      usleep(50_000)
    }
  }

  private func look(at subject: Subject, _ parents: [Int32: Int32]) -> Exceeded? {
    let (limits, scope) = (subject.limits, subject.scope)
    if let folder = scope.folder {
      var isHeld = holds(folder, to: limits.temporaryBytes)
      #if os(Linux)
        isHeld = isHeld && scope.user.map(deletedBytes) ?? 0 <= limits.temporaryBytes
      #endif
      if !isHeld { return .temporary }
    }
    guard scope.countsMemory else { return nil }
    let members = members(of: subject.root, parents, scope.user)
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

  /// Returns the IDs of the processes in a box.
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

  /// The minimum size, in bytes, to count for a file or folder: even an empty one takes up a disk
  /// block or kernel memory.
  private static let block = 4096

  /// Returns the number of files and folders in a process's own file system for temporary files, or
  /// 0 if the process shares the one of the grader.
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

  /// Returns whether the contents of a folder take up at most the allowed disk space.
  ///
  /// Every file or folder counts as at least one block. Paths longer than 2048 bytes are not
  /// allowed, so that folders cannot be nested until their paths are too long for the system.
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
    /// Returns the disk space taken up by deleted files that a user's processes still have open.
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

/// The memory and threads of a process, according to `/proc`.
package struct ProcessFacts {
  /// The private memory in bytes, without pages shared with files.
  let memory: Int
  let threads: Int

  /// Reads the status; nil if there is no such process.
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

  /// Returns a dictionary from each process's ID to the ID of its parent.
  package static func parents() -> [Int32: Int32] {
    var parents: [Int32: Int32] = [:]
    for process in KernelFile.processes() {
      // The program's name is in parentheses and may contain any character.
      guard let text = KernelFile.text("/proc/\(process)/stat"), let end = text.lastIndex(of: ")")
      else { continue }
      let fields = text[end...].split(separator: " ", maxSplits: 3)
      if fields.count > 2, let parent = Int32(fields[2]) { parents[process] = parent }
    }
    return parents
  }
}
