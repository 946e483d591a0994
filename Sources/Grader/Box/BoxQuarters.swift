#if os(Linux)
  import Foundation
  import Host

  /// The user ID, folder and access rights that a box without namespaces uses.
  ///
  /// Such a box has no file system of its own: its paths are those of the host, and its user must
  /// be able to reach them. The folder holds the box's temporary files, and a copy of each program
  /// that the box's user could not reach at its own path.
  package final class BoxQuarters: @unchecked Sendable {
    let user: JobUser
    /// The folder for the box's temporary files.
    var temporary: String { folder.path + "/tmp" }

    private let folder: JobFolder
    /// The folders that the user was given access to, with their original permissions, and those
    /// that the user may write to.
    private var lent: [(path: String, mode: mode_t)] = []
    private var written: [String] = []
    private let lock = NSLock()

    /// Reserves a user ID and creates the folder.
    ///
    /// - Throws: `SpawnError`; `JobFolderError`; `BoxError` if the user cannot reach the folder.
    init() throws {
      user = try JobUser()
      folder = try JobFolder()
      try Self.requireReachable(URL(filePath: folder.path).deletingLastPathComponent().path)
      try lend(folder.path)
      for name in ["tmp", "programs"] {
        guard mkdir("\(folder.path)/\(name)", 0o755) == 0 else {
          throw JobFolderError(ifFull: folder.path) ?? JobFolderError(parent: folder.path)
        }
      }
      try give(temporary, writable: true)
    }

    deinit { vacate() }

    /// Ends every process of the user and restores the original permissions.
    func vacate() {
      user.end()
      lock.withLock {
        for path in written { Self.walk(path) { lchown($0, 0, 0) == 0 } }
        for (path, mode) in lent.reversed() {
          _ = chown(path, 0, 0)
          _ = chmod(path, mode)
        }
        (lent, written) = ([], [])
      }
    }

    /// Gives the user access to the files of a bind, and returns their path.
    ///
    /// - Throws: `BoxError` if the user cannot reach them.
    func place(_ bind: Box.Bind) throws -> String {
      var facts = stat()
      guard stat(bind.source, &facts) == 0 else {
        throw SpawnError(executable: bind.source, code: errno)
      }
      if bind.source == bind.destination {
        try Self.requireReachable(bind.source)
        return bind.source
      }
      guard facts.st_mode & S_IFMT == S_IFDIR else { return try program(bind, facts.st_mode) }
      let parent = URL(filePath: bind.source).deletingLastPathComponent().path
      if !lock.withLock({ lent.contains { $0.path == parent } }) {
        try Self.requireReachable(URL(filePath: parent).deletingLastPathComponent().path)
        try lend(parent)
      }
      try give(bind.source, writable: bind.isWritable)
      return bind.source
    }

    /// Returns the path at which the user can run a program: its own, or that of a copy.
    ///
    /// It makes a copy rather than a hard link, because a new link would update the program's
    /// status-change time.
    private func program(_ bind: Box.Bind, _ mode: mode_t) throws -> String {
      if mode & 0o005 == 0o005, (try? Self.requireReachable(bind.source)) != nil {
        return URL(filePath: bind.source).resolvingSymlinksInPath().path
      }
      let path = "\(folder.path)/programs/\(URL(filePath: bind.destination).lastPathComponent)"
      try FileManager.default.copyItem(atPath: bind.source, toPath: path)
      chmod(path, 0o755)
      return path
    }

    /// Lets the user's group, and no other group, traverse a folder.
    private func lend(_ path: String) throws(SpawnError) {
      var facts = stat()
      guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR,
        chown(path, 0, user.number) == 0, chmod(path, 0o710) == 0
      else { throw SpawnError(executable: "chown \(path)", code: errno) }
      lock.withLock { lent.append((path, facts.st_mode & 0o7777)) }
    }

    /// Gives the user's group read access to a folder and its contents, or the user write access.
    private func give(_ path: String, writable: Bool) throws(SpawnError) {
      if writable { lock.withLock { written.append(path) } }
      let number = user.number
      let isDone = Self.walk(path) { path in
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return false }
        let kind = facts.st_mode & S_IFMT
        // A file with several hard links may also be visible elsewhere, so it is left alone.
        if kind == S_IFREG, facts.st_nlink > 1 { return true }
        guard lchown(path, writable ? number : 0, number) == 0 else { return false }
        if kind == S_IFLNK { return true }
        return chmod(path, facts.st_mode & 0o777 | (kind == S_IFDIR ? 0o750 : 0o640)) == 0
      }
      guard isDone else { throw SpawnError(executable: "chown \(path)", code: errno) }
    }

    /// Visits a folder and everything in it without following links; no other process may change
    /// the folder during the visit.
    @discardableResult
    private static func walk(_ path: String, _ visit: (String) -> Bool) -> Bool {
      guard visit(path) else { return false }
      var facts = stat()
      guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { return true }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.allSatisfy { walk(path + "/" + $0, visit) }
    }

    /// Makes sure that any user can reach a path and read it.
    ///
    /// - Throws: `BoxError` with the folder that blocks access.
    package static func requireReachable(_ path: String) throws(BoxError) {
      let components = URL(filePath: path).resolvingSymlinksInPath().pathComponents
      var place = ""
      for (index, component) in components.enumerated() {
        place += component == "/" ? "" : "/" + component
        var facts = stat()
        guard stat(place.isEmpty ? "/" : place, &facts) == 0 else { continue }
        let needed: mode_t = index == components.count - 1 ? 0o004 : 0o001
        guard facts.st_mode & needed == needed else { throw .unreachable(place, path) }
      }
    }
  }
#endif
