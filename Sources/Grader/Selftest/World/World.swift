import Foundation
package import Host
import Synchronization

/// The state that attacks must leave unchanged: files, processes, the network, and the grader
/// itself.
///
/// A change may be found only while another attack is being checked, and repeating either attack
/// may not cause it again. Each change is therefore recorded with all attacks that may have caused
/// it.
package final class World: Sendable {
  /// The path of a folder that must not change, although every attack knows where it is.
  package let canary: String
  /// A text in the canary that no report may contain.
  package let secret: String
  private let project: ProjectLayout
  private let files: WatchedFiles
  private let state: Mutex<State>
  private let record = Mutex<Record>(Record())

  private struct State: ~Copyable {
    let listener: LoopbackListener
    let local: LocalListener
    var canary: [String]
    var files: Set<WatchedFiles.Entry>
    var resources: OwnResources?
    var strangers: Set<String>
  }

  private struct Record {
    var breaches: [Breach] = []
    /// The attacks that are being tried, by the ID of their watch.
    var inFlight: [Int: [String]] = [:]
    var watches = 0
    /// The attacks that have ended since the last check of the host.
    var ended: Set<String> = []

    /// The attacks that may have caused changes that have not been found yet.
    var suspects: Set<String> { inFlight.values.reduce(into: ended) { $0.formUnion($1) } }
  }

  /// The prefix of the names of files that attacks try to leave somewhere.
  package let mark = "backprop-attack-\(UUID().uuidString.prefix(8))"
  /// The number that identifies objects that attacks try to leave in the kernel; other graders use
  /// other numbers.
  package let number = Int32.random(in: 1 << 24..<Int32.max)

  /// Prepares the canary in a folder, and records the state of the host.
  ///
  /// - Parameters:
  ///   - project: The project to watch.
  ///   - folder: The folder for the canary.
  ///   - watchesSelf: Whether to watch this process's own use of resources, which makes sense only
  ///     if it does nothing else.
  /// - Throws: An error if the canary or the listener cannot be made.
  package init(_ project: ProjectLayout, in folder: String, watchesSelf: Bool) throws {
    let manager = FileManager.default
    self.project = project
    files = WatchedFiles(project)
    secret = "secret-\(UUID().uuidString)"
    canary = folder + "/canary"
    // Every user may write to this folder, so only the box keeps attacks out.
    try manager.createDirectory(
      atPath: canary + "/inner", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o777])
    for (name, text) in ["secret.txt": secret, "inner/notes.txt": "nothing to see\n"] {
      try Data(text.utf8).write(to: URL(filePath: canary + "/" + name))
      try manager.setAttributes([.posixPermissions: 0o666], ofItemAtPath: canary + "/" + name)
    }
    let listener = try LoopbackListener()
    let local = try LocalListener(file: canary + "/socket", name: mark)
    state = Mutex(
      State(
        listener: listener, local: local, canary: Self.contents(of: canary), files: files.state(),
        resources: watchesSelf ? OwnResources() : nil,
        strangers: Set(KernelLeftovers.current(mark: mark, number: number))))
    try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: canary)
  }

  /// Returns the text of an attack with this host's values filled in.
  package func filledIn(_ text: String) -> String {
    let (port, address) = state.withLock { ($0.listener.port, $0.listener.address) }
    return text.replacing("@CANARY@", with: canary).replacing("@PROJECT@", with: project.root)
      .replacing("@PORT@", with: String(port)).replacing("@ADDRESS@", with: address)
      .replacing("@MARK@", with: mark).replacing("@NUMBER@", with: String(number))
  }

  /// All changes that have been found so far.
  package var breaches: [Breach] { record.withLock { $0.breaches } }

  /// Tries attacks and then checks the host for changes.
  ///
  /// - Parameters:
  ///   - names: The attacks to name if a change is found.
  ///   - body: A closure that tries the attacks.
  /// - Returns: The outcomes, and the changes that were found, one sentence each.
  package func watch<Result>(
    _ names: [String], _ body: () throws -> Result
  ) rethrows -> (result: Result, violations: [String]) {
    let number = record.withLock { record in
      record.watches += 1
      record.inFlight[record.watches] = names
      return record.watches
    }
    defer {
      record.withLock { $0.ended.formUnion($0.inFlight.removeValue(forKey: number) ?? []) }
    }
    let result = try body()
    return (result, violations())
  }

  /// Returns the changes since the last call, one sentence each.
  ///
  /// Each change is reported once and recorded.
  package func violations() -> [String] {
    let suspects = record.withLock { $0.suspects }
    let found = changes() + strangers()
    keep(found, during: suspects)
    return found
  }

  /// Records sentences as breaches, except for changes caused by a signal to this process.
  ///
  /// - Parameters:
  ///   - found: The sentences that describe the changes.
  ///   - suspects: Attacks to name in addition to the current suspects.
  func keep(_ found: [String], during suspects: Set<String> = []) {
    Interruption.shared.shielding {
      record.withLock { record in
        let names = record.suspects.union(suspects).sorted()
        record.breaches += found.map { Breach(what: $0, during: names) }
        record.ended = []
      }
    }
  }

  private func changes() -> [String] {
    state.withLock { state in
      var found = state.resources?.violations() ?? []
      let arrivals = state.listener.arrivals() + state.local.arrivals()
      if arrivals > 0 { found.append("\(arrivals) packets or connections left the sandbox") }
      let canary = Self.contents(of: canary)
      if canary != state.canary { found.append("the canary was changed: \(canary)") }
      state.canary = canary
      let files = files.state()
      let changed = Set(files.symmetricDifference(state.files).map(\.path)).sorted()
      if !changed.isEmpty {
        found.append("the checkout or its build was changed: \(changed.prefix(3))")
      }
      state.files = files
      return found
    }
  }

  /// Returns everything that attacks left behind and that has not been reported yet.
  private func strangers() -> [String] {
    let known = state.withLock { $0.strangers }
    let found = [
      ("a file was left behind", marks()),
      ("was left behind in the kernel", KernelLeftovers.current(mark: mark, number: number)),
      ("a process was left behind", BoxedProcesses.orphans(besides: known)),
    ]
    return state.withLock { state in
      found.flatMap { what, names in
        names.filter { state.strangers.insert($0).inserted }.map { "\(what): \($0)" }
      }
    }
  }

  /// Returns every path in a folder, with the state of the file there.
  private static func contents(of folder: String) -> [String] {
    let manager = FileManager.default
    return ((try? manager.subpathsOfDirectory(atPath: folder)) ?? []).sorted().map { path in
      let text = manager.contents(atPath: folder + "/" + path).map {
        String(decoding: $0.prefix(200), as: UTF8.self)
      }
      return "\(path)=\(text ?? "folder")"
    }
  }

  /// Returns the files whose names begin with `mark`, in all folders where attacks try to leave
  /// some.
  private func marks() -> [String] {
    let folders = [
      "/", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/home", "/root", "/usr",
      NSHomeDirectory(), project.root, project.products, FileManager.default.currentDirectoryPath,
      NSTemporaryDirectory(),
    ]
    return Set(folders.map { URL(filePath: $0).standardizedFileURL.path }).sorted().flatMap {
      folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasPrefix(mark) }.map { folder + "/" + $0 }
    }
  }
}
