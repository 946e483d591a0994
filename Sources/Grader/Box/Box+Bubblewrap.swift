#if os(Linux)
  import Foundation
  import Host
  import Record

  extension Box {
    func startInBubblewrap(
      _ executable: String, _ prlimit: String, _ program: Program, _ output: Int32,
      _ channel: ChildProcess.Channel?
    ) throws -> BoxedProcess {
      var program = program
      program.environment.merge(try program.sealing()) { $1 }
      let filter = try program.stage.filter.get().descriptor()
      defer { close(filter) }
      let command =
        [prlimit] + program.limits.prlimitArguments + [executable]
        + (try bubblewrapArguments(program))
      let group = try groups?.make(limits: program.limits)
      let kept = try BoxKeeper.keeping(group?.joining(command) ?? command)
      return try BoxedProcess(
        kept.command, limits: program.limits, group: group, isWatched: group == nil,
        environment: [:], output: output, channel: channel,
        inherited: kept.inherited.merging([Self.filterDescriptor: filter]) { $1 },
        ending: .byItself)
    }

    private func bubblewrapArguments(_ program: Program) throws -> [String] {
      var arguments = Self.isolation + ["--clearenv", "--hostname", "box", "--proc", "/proc"]
      // If the grader runs as root, the box's user owns these files and could otherwise change
      // kernel settings, even without any capability.
      for path in Self.settings { arguments += ["--ro-bind-try", path, path] }
      // Process 1 in the box is bubblewrap itself. It runs as the same user and is not sealed, so
      // its files are hidden.
      arguments += ["--tmpfs", "/proc/1", "--remount-ro", "/proc/1"]
      arguments += ["--dev", "/dev", "--size", String(program.limits.temporaryBytes)]
      arguments += ["--tmpfs", "/tmp"]
      let libraries = try RuntimeLibraries.host.get()
      for path in libraries.paths { arguments += ["--ro-bind-try", path, path] }
      for (path, target) in libraries.links.sorted(by: { $0.key < $1.key }) {
        arguments += ["--symlink", target, path]
      }
      for bind in program.binds {
        arguments += [bind.isWritable ? "--bind" : "--ro-bind", bind.source, bind.destination]
      }
      let command = try confined(program, &arguments)
      for (name, value) in program.environment.sorted(by: { $0.key < $1.key }) {
        arguments += ["--setenv", name, value]
      }
      // A program could write to its own read-only memory through /proc. bubblewrap mounts
      // everything else on a root file system in memory that has no size limit.
      arguments += ["--remount-ro", "/proc", "--remount-ro", "/dev", "--remount-ro", "/"]
      arguments += ["--seccomp", String(Self.filterDescriptor), "--chdir", program.directory, "--"]
      return arguments + command
    }

    /// Returns the command to run inside the box.
    ///
    /// If the kernel supports Landlock, a helper first limits which programs may be started: the
    /// toolchain may start its own programs, and a worker none.
    private func confined(_ program: Program, _ arguments: inout [String]) throws -> [String] {
      guard Landlock.version > 0 else { return program.command }
      let place = "/confine"
      arguments += ["--ro-bind", try ProjectLayout.find().products + "/Confine", place]
      let startable =
        program.stage == .build
        ? program.binds.filter { !$0.isWritable }.map(\.destination) : [program.command[0]]
      return [place] + startable + RuntimeLibraries.loaders + ["--"] + program.command
    }

    /// The descriptor on which bubblewrap finds the system call filter; bubblewrap closes it.
    private static let filterDescriptor: Int32 = 3

    /// The writable parts of `/proc` that belong to the kernel rather than to a process.
    private static let settings = [
      "/proc/sys", "/proc/pressure", "/proc/mtrr", "/proc/sysrq-trigger", "/proc/fs", "/proc/acpi",
      "/proc/scsi",
    ]
  }
#endif
