import Foundation
import Host
package import Record

/// Control groups (cgroups, version 1 or 2), with which the kernel limits memory and the number of
/// processes.
///
/// An ordinary user usually cannot create control groups, in which case `BoxWatch` is used instead.
package struct ControlGroups: Sendable, Equatable {
  /// The folders in which a group is created: one in version 2, one per controller in version 1.
  package let parents: [String]
  package let version: Int

  /// Describes control groups in known folders, without creating one.
  package init(parents: [String], version: Int) {
    self.parents = parents
    self.version = version
  }

  /// The control groups of this host, or nil if this process may not create any.
  package static let host: ControlGroups? = {
    guard let mounts = KernelFile.text("/proc/self/mountinfo"),
      let own = KernelFile.text("/proc/self/cgroup")
    else { return nil }
    return candidates(mounts: mounts, own: own).first { groups in
      groups.removeAbandoned()
      // Whether this process may create groups is known only after trying.
      guard let trial = try? groups.make(limits: .run) else { return false }
      return trial.isEmpty
    }
  }()

  /// Finds the folders in which groups could be created.
  ///
  /// - Parameters:
  ///   - mounts: The text of `/proc/self/mountinfo`.
  ///   - own: The groups of this process: the text of `/proc/self/cgroup`.
  /// - Returns: The candidates, in the order in which to try them.
  package static func candidates(mounts: String, own: String) -> [ControlGroups] {
    var places: [String: String] = [:]
    for line in own.split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      for name in fields[1].split(separator: ",", omittingEmptySubsequences: false) {
        places[String(name)] = String(fields[2])
      }
    }
    var first: [String: String] = [:]
    var second: [String] = []
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard let dash = fields.firstIndex(of: "-"), dash + 3 < fields.count, fields.count > 5 else {
        continue
      }
      let (root, point) = (fields[3], fields[4])
      let place = { (own: String) -> String in
        let below = own.hasPrefix(root) && root != "/" ? String(own.dropFirst(root.count)) : own
        return URL(filePath: point + "/" + below).standardizedFileURL.path
      }
      if fields[dash + 1] == "cgroup2", let own = places[""] {
        // A group with processes cannot have child groups, so try its ancestors too.
        var folder = place(own)
        while folder.hasPrefix(point) {
          second.append(folder)
          guard folder != point else { break }
          folder = URL(filePath: folder).deletingLastPathComponent().path
        }
      }
      for name in ["memory", "pids"]
      where fields[dash + 1] == "cgroup"
        && fields[dash + 3].split(separator: ",").contains(name[...])
      {
        first[name] = places[name].map(place)
      }
    }
    var found: [ControlGroups] = []
    if let memory = first["memory"], let pids = first["pids"] {
      found.append(ControlGroups(parents: [memory, pids], version: 1))
    }
    return found + second.map { ControlGroups(parents: [$0], version: 2) }
  }

  /// Creates a group for one box.
  ///
  /// - Throws: An error if the host does not allow a group to be created or does not support both
  ///   limits.
  package func make(limits: ResourceLimits) throws -> ControlGroup {
    let name = Self.prefix + UUID().uuidString
    let group = try ControlGroup(folders: parents.map { $0 + "/" + name }, version: version)
    try group.limit(memory: limits.memoryBytes, processes: limits.processes)
    return group
  }

  /// The prefix of every group's name; 36 unique characters follow it.
  ///
  /// No group that a person made should begin with it, because an empty one would be removed.
  package static let prefix = "backprop-box-"

  /// Removes the groups that killed graders left behind.
  ///
  /// These groups are not locked. A process ID would not show whether a grader is still running,
  /// because a grader in another container has process IDs of its own.
  package func removeAbandoned() {
    for parent in parents {
      FolderLock.removeAbandoned(in: parent, where: { $0.hasPrefix(Self.prefix) }) { rmdir($0) }
    }
  }
}

/// The control group of one box, which exists as long as this object does.
package final class ControlGroup: Sendable {
  /// The group's folders: a single one in version 2; one for memory and one for processes in
  /// version 1.
  package let folders: [String]
  private let version: Int
  private let locks: [FolderLock]

  /// Creates the folders and locks them.
  fileprivate init(folders: [String], version: Int) throws {
    var locks: [FolderLock] = []
    do {
      for folder in folders { locks.append(try Self.make(folder)) }
    } catch {
      folders.forEach { rmdir($0) }
      throw error
    }
    (self.folders, self.version, self.locks) = (folders, version, locks)
  }

  /// Creates a folder and locks it.
  private static func make(_ folder: String) throws(SpawnError) -> FolderLock {
    // A path with spaces could not be passed on.
    guard !folder.contains(where: \.isWhitespace) else {
      throw SpawnError(executable: "mkdir \(folder)", code: EINVAL)
    }
    for _ in 0..<1000 {
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { break }
      if let lock = FolderLock(folder) { return lock }
      // Another grader considered it abandoned before it was locked, and is removing it.
      usleep(1000)
    }
    throw SpawnError(executable: "mkdir \(folder)", code: errno)
  }

  /// The processes have been killed, but may not be gone yet.
  deinit {
    for folder in folders {
      var attempts = 200
      while rmdir(folder) != 0, errno == EBUSY, attempts > 0 {
        usleep(1000)
        attempts -= 1
      }
    }
  }

  fileprivate func limit(memory: Int, processes: Int) throws {
    if version == 1 {
      try write(memory, to: folders[0] + "/memory.limit_in_bytes")
      // This also limits swap, if the kernel counts it.
      try? write(memory, to: folders[0] + "/memory.memsw.limit_in_bytes")
      try write(processes, to: folders[1] + "/pids.max")
    } else {
      try write(memory, to: folders[0] + "/memory.max")
      try? write(0, to: folders[0] + "/memory.swap.max")
      try write(processes, to: folders[0] + "/pids.max")
    }
  }

  private func write(_ value: Int, to path: String) throws {
    let file = open(path, O_WRONLY)
    guard file >= 0 else { throw SpawnError(executable: path, code: errno) }
    defer { close(file) }
    let text = Array(String(value).utf8)
    guard Foundation.write(file, text, text.count) == text.count else {
      throw SpawnError(executable: path, code: errno)
    }
  }

  /// Returns a command that joins the group before it executes anything else.
  func joining(_ command: [String]) -> [String] {
    let script = """
      for group in $1; do echo 0 >"$group/cgroup.procs" || exit 126; done; shift; exec "$@"
      """
    return ["/bin/sh", "-c", script, "box", folders.joined(separator: " ")] + command
  }

  /// The limit that the processes hit, if any.
  var exceeded: Exceeded? {
    let events = folders.flatMap { folder in
      ["memory.oom_control", "memory.events", "pids.events"].flatMap { name in
        let text = KernelFile.text(folder + "/" + name) ?? ""
        return text.split(separator: "\n").map { name + " " + $0 }
      }
    }
    for event in events {
      let words = event.split(separator: " ")
      guard words.count == 3, Int(words[2]).map({ $0 > 0 }) == true else { continue }
      if words[1] == "oom_kill" { return .memory }
      if words[0] == "pids.events", words[1] == "max" { return .processes }
    }
    return nil
  }

  /// Whether the group exists, contains no process, and can be joined.
  var isEmpty: Bool {
    folders.allSatisfy {
      KernelFile.text($0 + "/cgroup.procs") == ""
        && access($0 + "/cgroup.procs", W_OK) == 0
    }
  }
}

/// A limit that a box exceeded.
package enum Exceeded: Sendable, Equatable {
  case memory
  case processes
  case temporary

  /// Returns the part of a report that says which limit was exceeded.
  package func sentence(_ limits: ResourceLimits) -> String {
    switch self {
    case .memory: "it exceeded its memory limit of \(limits.memoryBytes >> 20) MB"
    case .processes: "it exceeded its limit of \(limits.processes) threads and processes"
    case .temporary:
      "it exceeded its limit of \(limits.temporaryBytes >> 20) MB of temporary files"
    }
  }
}
