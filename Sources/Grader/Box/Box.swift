import Core
import Foundation

/// A place to run untrusted programs in.
///
/// Theory of operation. The grader starts `prlimit`, which lowers the limits of the process and
/// becomes `bwrap`, which makes namespaces of its own (user, process, network, IPC, UTS, cgroup,
/// mount), builds a file system from an allow-list, installs a filter of system calls, and becomes
/// the program. The program sees the bound paths read-only, a private `/tmp`, its own `/proc`, no
/// network, no environment but ours, and one inherited socket. A worker gives up further system
/// calls by itself before it takes a call. When the grader dies, the kernel ends the box.
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

  /// What runs in a box: the trade of its system calls depends on it.
  package enum Stage: Sendable, Equatable {
    /// The compiler, which starts other programs of the toolchain.
    case build
    /// A worker, which starts none.
    case run
  }

  /// A program, and what it may see and use.
  package struct Program: Sendable, Equatable {
    /// The absolute path of the program inside the box, then its arguments.
    package var command: [String]
    package var stage: Stage
    /// What the program may see besides the system's run-time libraries.
    package var binds: [Bind] = []
    package var limits: ResourceLimits
    /// The whole environment of the program.
    package var environment: [String: String] = [:]
    /// The working directory inside the box.
    package var directory = "/tmp"

    /// Describes a program with the usual limits of its stage.
    package init(_ command: [String], stage: Stage) {
      self.command = command
      self.stage = stage
      limits = stage == .build ? .build : .run
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

  /// Starts a program in this box.
  ///
  /// - Parameters:
  ///   - output: The descriptor that becomes stdout and stderr.
  ///   - channel: A socket that the program gets, or nil.
  /// - Throws: `SpawnError`, or `FilterError`.
  package func start(
    _ program: Program, output: Int32, channel: ChildProcess.Channel? = nil
  ) throws -> ChildProcess {
    switch kind {
    case .unsandboxed:
      return try ChildProcess(
        program.command, environment: program.environment, output: output, channel: channel)
    case .bubblewrap(let executable, let prlimit):
      var program = program
      var inherited: [Int32: Int32] = [:]
      defer { inherited.values.forEach { _ = close($0) } }
      #if os(Linux)
        inherited[Self.filterDescriptor] = try program.stage.filter.get().descriptor()
        if program.stage == .run {
          program.environment[Worker.sealVariable] = try SystemCallFilter.seal.get().text
        }
      #endif
      let command = [prlimit] + program.limits.prlimitArguments + [executable]
      return try ChildProcess(
        command + bubblewrapArguments(program), environment: [:], output: output,
        channel: channel, inherited: inherited)
    }
  }

  private func bubblewrapArguments(_ program: Program) -> [String] {
    var arguments = Self.isolation + ["--clearenv", "--hostname", "box", "--proc", "/proc"]
    // To whoever is root outside, and so its own folder's owner inside, the kernel's settings would
    // be open, without any capability.
    for path in Self.settings { arguments += ["--ro-bind-try", path, path] }
    arguments += ["--dev", "/dev", "--size", String(program.limits.temporaryBytes)]
    arguments += ["--tmpfs", "/tmp"]
    let libraries = RuntimeLibraries.host
    for path in libraries.paths { arguments += ["--ro-bind-try", path, path] }
    for (path, target) in libraries.links.sorted(by: { $0.key < $1.key }) {
      arguments += ["--symlink", target, path]
    }
    for bind in program.binds {
      arguments += [bind.isWritable ? "--bind" : "--ro-bind", bind.source, bind.destination]
    }
    for (name, value) in program.environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    // What bubblewrap made to mount the rest on is memory without a bound.
    arguments += ["--remount-ro", "/dev", "--remount-ro", "/"]
    arguments += ["--seccomp", String(Self.filterDescriptor), "--chdir", program.directory, "--"]
    return arguments + program.command
  }

  /// Where bubblewrap finds the filter of system calls; it closes it.
  private static let filterDescriptor: Int32 = 3

  /// Whether paths inside the box differ from those outside.
  package var remapsPaths: Bool { kind != .unsandboxed }

  /// The parts of `/proc` that are the kernel's and not a process's, and can be written.
  private static let settings = [
    "/proc/sys", "/proc/pressure", "/proc/mtrr", "/proc/sysrq-trigger", "/proc/fs", "/proc/acpi",
    "/proc/scsi",
  ]

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

/// The absolute path of a program in PATH, or in the given folders; nil when there is none.
package func findExecutable(_ name: String, in path: String? = nil) -> String? {
  let path = path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  return path.split(separator: ":").map { "\($0)/\(name)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}
