#if os(Linux)
  import CLaunch
  import Foundation
  import Host

  /// Rules for Linux's Landlock: all file access is denied unless a rule allows it.
  ///
  /// Once applied, the rules are permanent for the process and for everything that it starts. Paths
  /// are resolved once, when the rules are created.
  package final class Landlock: Sendable {
    /// Rights to files.
    struct Rights: OptionSet, Sendable {
      let rawValue: UInt64

      static let execute = Rights(rawValue: 1 << 0)
      static let writeFile = Rights(rawValue: 1 << 1)
      static let readFile = Rights(rawValue: 1 << 2)
      static let readFolder = Rights(rawValue: 1 << 3)
      static let truncate = Rights(rawValue: 1 << 14)

      /// Reading files and listing folders.
      static let read: Rights = [.readFile, .readFolder]
      /// Removing, creating and moving files, folders and links, but not devices or sockets.
      static let change: Rights = [
        .read, .writeFile, .truncate, Rights(rawValue: 1 << 4 | 1 << 5),
        Rights(rawValue: 1 << 7 | 1 << 8 | 1 << 12 | 1 << 13),
      ]
      /// The rights that apply to a file.
      static let ofFiles: Rights = [.execute, .readFile, .writeFile, .truncate]
    }

    /// The version that this kernel supports; 0 if it has no Landlock.
    package static let version = max(0, Int(backprop_landlock_version()))

    /// The minimum version that a box needs: the first that covers every way to change a file.
    package static let neededVersion = 3

    /// The kernel's descriptor for the rules.
    let descriptor: Int32

    /// Creates rules that allow nothing.
    ///
    /// - Throws: `SpawnError`.
    init() throws(SpawnError) {
      let version = Self.version
      // Later versions of Landlock also cover device requests, TCP connections, and signals and
      // sockets to processes outside the box.
      let denied = backprop_landlock(
        files: version >= 5 ? 0xffff : 0x7fff, network: version >= 4 ? 3 : 0,
        scopes: version >= 6 ? 3 : 0)
      descriptor = backprop_landlock_create(denied)
      guard descriptor >= 0 else {
        throw SpawnError(executable: "landlock_create_ruleset", code: errno)
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Allows rights to a file, or to a folder and everything in it; links are followed.
    ///
    /// - Throws: `SpawnError` if the path does not exist.
    func allow(_ rights: Rights, at path: String) throws(SpawnError) {
      let place = open(path, backprop_path_only | O_CLOEXEC)
      guard place >= 0 else { throw SpawnError(executable: path, code: errno) }
      defer { close(place) }
      var facts = stat()
      guard fstat(place, &facts) == 0 else { throw SpawnError(executable: path, code: errno) }
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      let fitting = isFolder ? rights : rights.intersection(.ofFiles)
      guard backprop_landlock_allow(descriptor, place, fitting.rawValue) == 0 else {
        throw SpawnError(executable: "landlock_add_rule \(path)", code: errno)
      }
    }
  }
#endif
