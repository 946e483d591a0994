import Foundation

/// A place to run untrusted programs in.
///
/// Theory of operation. The grader starts `prlimit`, which lowers the limits of the process and
/// becomes `bwrap`, which makes namespaces of its own (user, process, network, IPC, UTS, cgroup,
/// mount), builds a file system from an allow-list, and becomes the program. The program sees the
/// bound paths read-only, a private `/tmp`, its own `/proc`, no network, no environment but ours,
/// and one inherited socket. When the grader dies, the kernel ends the box.
package struct Box: Sendable {
  /// How strongly programs are held.
  package enum Kind: Sendable, Equatable {
    /// Namespaces by bubblewrap.
    case bubblewrap(executable: String, prlimit: String)
    /// None at all; the user asked for it.
    case unsandboxed
  }

  /// A path that the program may see.
  package struct Bind: Sendable, Equatable {
    package var source: String
    package var destination: String
    package var isWritable: Bool

    /// Makes the source visible at the destination; at its own path, unless said otherwise.
    package init(_ source: String, at destination: String? = nil, writable: Bool = false) {
      self.source = source
      self.destination = destination ?? source
      isWritable = writable
    }
  }

  package let kind: Kind

  /// Makes a box of the given kind.
  package init(kind: Kind) {
    self.kind = kind
  }

  /// The box in a few words, as reports name it.
  package var name: String {
    switch kind {
    case .bubblewrap: "bubblewrap"
    case .unsandboxed: "none (--unsandboxed)"
    }
  }

  /// Finds the strongest box of this host.
  ///
  /// - Throws: `BoxError`, when the host cannot build one.
  package static func strongest() throws(BoxError) -> Box {
    guard let bubblewrap = findExecutable("bwrap") else { throw .missing("bwrap", "bubblewrap") }
    guard let prlimit = findExecutable("prlimit") else { throw .missing("prlimit", "util-linux") }
    let box = Box(kind: .bubblewrap(executable: bubblewrap, prlimit: prlimit))
    try box.probe()
    return box
  }

  /// The command line that runs a program in this box.
  ///
  /// - Parameters:
  ///   - program: The absolute path of the program inside the box, then its arguments.
  ///   - binds: What the program may see besides the system's run-time libraries.
  ///   - environment: The whole environment of the program.
  ///   - directory: The working directory inside the box.
  package func command(
    running program: [String], binds: [Bind], limits: ResourceLimits,
    environment: [String: String], directory: String
  ) -> [String] {
    switch kind {
    case .unsandboxed:
      return program
    case .bubblewrap(let executable, let prlimit):
      var command = [prlimit] + limits.prlimitArguments + [executable]
      command +=
        Self.isolation + ["--clearenv", "--hostname", "box", "--proc", "/proc", "--dev", "/dev"]
      command += ["--size", String(limits.temporaryBytes), "--tmpfs", "/tmp"]
      for path in Self.systemPaths { command += ["--ro-bind-try", path, path] }
      for (link, target) in Self.systemLinks { command += ["--symlink", target, link] }
      for bind in binds {
        command += [bind.isWritable ? "--bind" : "--ro-bind", bind.source, bind.destination]
      }
      for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
        command += ["--setenv", name, value]
      }
      return command + ["--chdir", directory, "--"] + program
    }
  }

  /// Whether paths inside the box differ from those outside.
  package var remapsPaths: Bool { kind != .unsandboxed }

  /// What every program needs to start: the loader, its cache and the shared libraries.
  private static let systemPaths = [
    "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/alternatives",
  ]

  /// `/lib` and `/lib64` are links into `/usr` on systems of our time.
  private static let systemLinks = [("/lib", "usr/lib"), ("/lib64", "usr/lib64")]

  /// Builds a box around a program that does nothing, to see whether the host lets us.
  private func probe() throws(BoxError) {
    guard case .bubblewrap(let executable, _) = kind else { return }
    let command = [executable] + Self.isolation + ["--ro-bind", "/", "/", "--", "/bin/true"]
    do {
      let output = try OutputCollector()
      let child = try ChildProcess(command, environment: [:], output: output.writer)
      output.closeWriter()
      guard child.wait() == .exited(0) else { throw BoxError.refused(output.waitForEnd()) }
    } catch let error as BoxError {
      throw error
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The namespaces and rights of every box.
  private static let isolation = [
    "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
  ]
}

/// Why no box can be built on this host.
package enum BoxError: Error, Equatable, CustomStringConvertible {
  /// A program is not installed; the second text names its package.
  case missing(String, String)
  /// The host does not allow it; the text is what bubblewrap said.
  case refused(String)

  package var description: String {
    switch self {
    case .missing(let program, let package):
      """
      cannot build a box for untrusted code: '\(program)' is not installed. \
      Install the package '\(package)' (Scripts/setup.sh does), or pass --unsandboxed \
      to run the code without protection.
      """
    case .refused(let reason):
      """
      cannot build a box for untrusted code: bubblewrap said \
      '\(reason.trimmingCharacters(in: .whitespacesAndNewlines))'. User namespaces may be \
      switched off on this host; on Ubuntu, Scripts/setup.sh lets bubblewrap have them. Pass \
      --unsandboxed to run the code without protection.
      """
    }
  }
}

/// The absolute path of a program in PATH, or nil.
package func findExecutable(_ name: String) -> String? {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  return path.split(separator: ":").map { "\($0)/\(name)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}
