import Foundation
package import Host
package import Record

/// A sandbox for untrusted programs.
///
/// A program in a box sees only the paths that are bound for it, a private `/tmp` and its own
/// `/proc`. The program has no network access, and it gets only the environment variables and the
/// one socket that the grader passes to it. `docs/design/box.md` describes how this works and why,
/// and `docs/trust.md` what it guarantees.
package struct Box: Sendable {
  /// How strongly programs are isolated.
  package enum Kind: Sendable, Equatable {
    /// Isolation with namespaces, which bubblewrap makes.
    case bubblewrap(executable: String, prlimit: String)
    /// Isolation without namespaces, if the grader runs as root: a separate user for each box, and
    /// Landlock.
    case ownUser
    /// No isolation, at the user's request.
    case unsandboxed
  }

  /// A path that the program may see.
  package struct Bind: Sendable, Equatable {
    package var source: String
    package var destination: String
    package var isWritable: Bool

    /// Creates a bind that makes the source visible at the destination, or by default at the same
    /// path.
    package init(_ source: String, at destination: String? = nil, writable: Bool = false) {
      self.source = source
      self.destination = destination ?? source
      isWritable = writable
    }
  }

  /// The kind of program that runs in a box, which determines the system calls that it may make.
  package enum Stage: Sendable, Equatable {
    /// The compiler, which starts other programs of the toolchain.
    case build
    /// A worker, which starts no programs.
    case run
  }

  /// A program to run, and what it may see and use.
  package struct Program: Sendable, Equatable {
    /// The absolute path of the program inside the box, followed by its arguments.
    package var command: [String]
    package var stage: Stage
    /// What the program may see in addition to the system's run-time libraries.
    package var binds: [Bind] = []
    package var limits: ResourceLimits
    /// The program's whole environment.
    package var environment: [String: String] = [:]
    /// Whether the program may read what `/proc` shows any user about other processes; this matters
    /// only if no namespace hides them.
    ///
    /// libdispatch, which the toolchain and the grader use, terminates a program that cannot look
    /// up its own threads by ID.
    package var seesProcesses: Bool
    /// The working directory inside the box.
    package var directory = "/tmp"

    /// Creates a program with the usual limits for its stage.
    package init(_ command: [String], stage: Stage) {
      self.command = command
      self.stage = stage
      limits = stage == .build ? .build : .run
      seesProcesses = stage == .build
    }
  }

  package let kind: Kind
  /// The control groups that limit memory and processes; if nil, `BoxWatch` limits them.
  package var groups: ControlGroups?

  /// Creates a box of the given kind.
  package init(kind: Kind, groups: ControlGroups? = nil) {
    self.kind = kind
    self.groups = groups
  }

  /// A short name for the box, used in reports.
  package var name: String {
    switch kind {
    case .bubblewrap: "bubblewrap"
    case .ownUser: "own user and Landlock"
    case .unsandboxed: "none (--unsandboxed)"
    }
  }

  /// Finds the strongest box that this host supports.
  ///
  /// - Throws: `BoxError` if the host cannot build any box.
  package static func strongest() throws(BoxError) -> Box {
    do {
      return try withNamespaces()
    } catch {
      #if os(Linux)
        guard let fault = ownUserFault() else {
          return Box(kind: .ownUser, groups: ControlGroups.host)
        }
        throw .neither(first: "\(error)", second: fault)
      #else
        throw error
      #endif
    }
  }

  /// Returns a box with namespaces.
  ///
  /// - Throws: `BoxError` if the host cannot build such a box.
  package static func withNamespaces() throws(BoxError) -> Box {
    guard let bubblewrap = findExecutable("bwrap") else { throw .missing("bwrap", "bubblewrap") }
    guard let prlimit = findExecutable("prlimit") else { throw .missing("prlimit", "util-linux") }
    let box = Box(
      kind: .bubblewrap(executable: bubblewrap, prlimit: prlimit), groups: ControlGroups.host)
    try box.probe()
    return box
  }

  /// Starts a program in this box.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - output: The descriptor to use as stdout and stderr.
  ///   - channel: A socket to pass to the program, or nil.
  /// - Returns: The running process.
  /// - Throws: `SpawnError` or `FilterError`.
  package func start(
    _ program: Program, output: Int32, channel: ChildProcess.Channel? = nil
  ) throws -> BoxedProcess {
    switch kind {
    case .unsandboxed:
      return try BoxedProcess(
        program.command, limits: program.limits, group: nil, isWatched: false,
        environment: program.environment, output: output, channel: channel, inherited: [:])
    case .bubblewrap(let executable, let prlimit):
      #if os(Linux)
        return try startInBubblewrap(executable, prlimit, program, output, channel)
      #else
        throw BoxError.missing(executable, prlimit)
      #endif
    case .ownUser:
      #if os(Linux)
        return try startAsOwnUser(program, output, channel)
      #else
        throw BoxError.missing("Landlock", "Linux")
      #endif
    }
  }

  /// Whether paths inside the box differ from those outside.
  package var remapsPaths: Bool {
    if case .bubblewrap = kind { true } else { false }
  }

  /// Runs a program that does nothing in a box, to see whether the host allows it.
  private func probe() throws(BoxError) {
    guard case .bubblewrap(let executable, _) = kind else { return }
    let command = [executable] + Self.isolation + ["--ro-bind", "/", "/", "--", "/bin/true"]
    do {
      let output = try OutputCollector()
      #if os(Linux)
        let kept = try BoxKeeper.keeping(command)
        let child = try ChildProcess(
          kept.command, environment: [:], output: output.writer, inherited: kept.inherited,
          ending: .byItself)
      #else
        let child = try ChildProcess(command, environment: [:], output: output.writer)
      #endif
      output.closeWriter()
      guard child.wait() == .exited(0) else { throw BoxError.refused(output.waitForEnd()) }
    } catch let error as BoxError {
      throw error
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The namespaces and rights common to all boxes.
  static let isolation = [
    "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
  ]
}
