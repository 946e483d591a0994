import Foundation
package import Host
package import Record

/// A sandbox for untrusted programs.
///
/// A program in a box sees the bound paths read-only, a private `/tmp`, its own `/proc`, no network,
/// no environment except ours, and one inherited socket. The theory of operation, with the reason for
/// each part, is in `docs/design/box.md`; what is promised is in `docs/trust.md`.
package struct Box: Sendable {
  /// How strongly programs are held.
  package enum Kind: Sendable, Equatable {
    /// Namespaces by bubblewrap.
    case bubblewrap(executable: String, prlimit: String)
    /// Where there are no namespaces and the grader is root: a user for each box, and Landlock.
    case ownUser
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
    /// Whether it may read of other processes what anybody may; it matters where no namespace hides them.
    ///
    /// libdispatch, which the toolchain and the grader use, ends a program that cannot look up its own
    /// threads by number.
    package var seesProcesses: Bool
    /// The working directory inside the box.
    package var directory = "/tmp"

    /// Describes a program with the usual limits of its stage.
    package init(_ command: [String], stage: Stage) {
      self.command = command
      self.stage = stage
      limits = stage == .build ? .build : .run
      seesProcesses = stage == .build
    }
  }

  package let kind: Kind
  /// What bounds memory and processes; nil where a watch does.
  package var groups: ControlGroups?

  /// Makes a box of the given kind.
  package init(kind: Kind, groups: ControlGroups? = nil) {
    self.kind = kind
    self.groups = groups
  }

  /// The box in a few words, as reports name it.
  package var name: String {
    switch kind {
    case .bubblewrap: "bubblewrap"
    case .ownUser: "own user and Landlock"
    case .unsandboxed: "none (--unsandboxed)"
    }
  }

  /// Finds the strongest box of this host.
  ///
  /// - Throws: `BoxError`, when the host cannot build one.
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

  /// The first form of the box.
  ///
  /// - Throws: `BoxError`, when the host cannot build it.
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
  ///   - output: The descriptor that becomes stdout and stderr.
  ///   - channel: A socket that the program gets, or nil.
  /// - Throws: `SpawnError`, or `FilterError`.
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

  /// Builds a box around a program that does nothing, to see whether the host lets us.
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

  /// The namespaces and rights of every box.
  static let isolation = [
    "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
  ]
}
