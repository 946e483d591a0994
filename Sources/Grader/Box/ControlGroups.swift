import Foundation
import Host
package import Record

/// Groups of processes whose memory and number the kernel bounds: cgroups, of version 1 or 2.
///
/// An ordinary user has none as a rule. Then `BoxWatch` takes their place.
package struct ControlGroups: Sendable, Equatable {
  /// The folders below which a group is made; one in version 2, one a controller in version 1.
  package let parents: [String]
  package let version: Int

  /// Makes groups below known folders.
  package init(parents: [String], version: Int) {
    self.parents = parents
    self.version = version
  }

  /// The groups of this host, or nil when it lets us make none.
  package static let host: ControlGroups? = {
    guard let mounts = KernelFile.text("/proc/self/mountinfo"),
      let own = KernelFile.text("/proc/self/cgroup")
    else { return nil }
    return candidates(mounts: mounts, own: own).first { groups in
      groups.removeAbandoned()
      // Only a trial tells.
      guard let trial = try? groups.make(limits: .run) else { return false }
      defer { trial.remove() }
      return trial.isEmpty
    }
  }()

  /// Where groups might be made.
  ///
  /// - Parameters:
  ///   - mounts: In the form of `/proc/self/mountinfo`.
  ///   - own: The groups of this process, in the form of `/proc/self/cgroup`.
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
        // Where processes are, no groups can be made below; so further up, too.
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

  /// Makes a group for one box.
  ///
  /// - Throws: When the host does not let us, or has not both limits.
  package func make(limits: ResourceLimits) throws -> ControlGroup {
    let name = "backprop-\(getpid())-\(UUID().uuidString.prefix(8))"
    let group = ControlGroup(folders: parents.map { $0 + "/" + name }, version: version)
    do {
      for folder in group.folders {
        // A path with spaces could not be handed over.
        guard !folder.contains(where: \.isWhitespace), mkdir(folder, 0o755) == 0 else {
          throw SpawnError(executable: "mkdir \(folder)", code: errno)
        }
      }
      try group.limit(memory: limits.memoryBytes, processes: limits.processes)
    } catch {
      group.remove()
      throw error
    }
    return group
  }

  /// Removes the groups of graders that were killed.
  private func removeAbandoned() {
    for parent in parents {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
        let words = name.split(separator: "-")
        guard words.count == 3, words[0] == "backprop", let owner = Int32(words[1]),
          kill(owner, 0) != 0, errno == ESRCH
        else { continue }
        rmdir(parent + "/" + name)
      }
    }
  }
}

/// The group of one box.
package struct ControlGroup: Sendable {
  /// One in version 2, memory and processes in version 1.
  package let folders: [String]
  package let version: Int

  fileprivate func limit(memory: Int, processes: Int) throws {
    if version == 1 {
      try write(memory, to: folders[0] + "/memory.limit_in_bytes")
      // Swap, where it is counted.
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

  /// The command that makes a process join and become a program; nothing can run before.
  func joining(_ command: [String]) -> [String] {
    let script = """
      for group in $1; do echo 0 >"$group/cgroup.procs" || exit 126; done; shift; exec "$@"
      """
    return ["/bin/sh", "-c", script, "box", folders.joined(separator: " ")] + command
  }

  /// The limit that the kernel held processes to, if it had to.
  var exceeded: Exceeded? {
    let events = folders.flatMap { folder in
      ["memory.oom_control", "memory.events", "pids.events"].flatMap { name in
        let text = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
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

  /// Whether a process could join it: it is there, and empty.
  var isEmpty: Bool {
    folders.allSatisfy {
      (try? String(contentsOfFile: $0 + "/cgroup.procs", encoding: .utf8)) == ""
        && access($0 + "/cgroup.procs", W_OK) == 0
    }
  }

  /// Removes the group, whose processes were killed.
  package func remove() {
    for folder in folders {
      for _ in 0..<200 where rmdir(folder) != 0 && errno == EBUSY { usleep(1000) }
    }
  }
}

/// A limit that a box met.
package enum Exceeded: Sendable, Equatable {
  case memory
  case processes
  case temporary

  /// What happened, for a report.
  package func sentence(_ limits: ResourceLimits) -> String {
    switch self {
    case .memory: "more than its \(limits.memoryBytes >> 20) MB of memory were used"
    case .processes: "more than its \(limits.processes) threads and processes were started"
    case .temporary:
      "more than its \(limits.temporaryBytes >> 20) MB of temporary files were written"
    }
  }
}
